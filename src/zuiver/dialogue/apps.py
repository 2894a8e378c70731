"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.dialogue.events import EVENTS


class DialogueConfig(AppConfig):
    """Questions that are put to a person, the answers, and the precedents that come of them."""

    name = "zuiver.dialogue"
    label = "dialogue"

    def ready(self) -> None:
        """Say which events this room writes to the audit trail."""
        declare(EVENTS)
