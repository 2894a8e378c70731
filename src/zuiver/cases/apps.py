"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.cases.events import EVENTS


class CasesConfig(AppConfig):
    """Sealed reports and talks: this room stores and handles them, and cannot read them."""

    name = "zuiver.cases"
    label = "cases"

    def ready(self) -> None:
        """Say which events this room writes to the audit trail."""
        declare(EVENTS)
