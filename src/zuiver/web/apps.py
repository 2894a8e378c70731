"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.web.entries.events import EVENTS


class WebConfig(AppConfig):
    """Pages, server-rendered, in Dutch and English."""

    name = "zuiver.web"
    label = "web"

    def ready(self) -> None:
        """Say which events this room writes to the audit trail."""
        declare(EVENTS)
