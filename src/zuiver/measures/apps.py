"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.measures.events import EVENTS


class MeasuresConfig(AppConfig):
    """Measures: a condition is a task with an owner, a day, proof, a check and a second look."""

    name = "zuiver.measures"
    label = "measures"

    def ready(self) -> None:
        """Say which events this room writes to the audit trail."""
        declare(EVENTS)
