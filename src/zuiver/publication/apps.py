"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.publication.events import EVENTS
from zuiver.registers.watching import watch


class PublicationConfig(AppConfig):
    """Public registers: preview, objection, versions, and what may not be public any more is gone at once."""

    name = "zuiver.publication"
    label = "publication"

    def ready(self) -> None:
        """Say which events this room writes, and have every new version of an entry looked at."""
        declare(EVENTS)
        watch("zuiver.publication.settling.settle_changed")
