"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.notices.events import EVENTS


class NoticesConfig(AppConfig):
    """The outbox: every message is a row with a key, so that it goes out once, is retried, and is seen when it fails."""

    name = "zuiver.notices"
    label = "notices"

    def ready(self) -> None:
        """Make the events of this room known to the audit trail."""
        declare(EVENTS)
