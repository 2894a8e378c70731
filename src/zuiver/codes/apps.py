"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.codes.events import EVENTS


class CodesConfig(AppConfig):
    """The code of conduct as data: editions, passages, norms, search."""

    name = "zuiver.codes"
    label = "codes"

    def ready(self) -> None:
        """Say which events this room writes to the audit trail."""
        declare(EVENTS)
