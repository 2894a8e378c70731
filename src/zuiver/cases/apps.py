"""Registers the room with Django."""

from django.apps import AppConfig
from django.core.checks import register

from zuiver.audit.vocabulary import declare
from zuiver.cases.checks import check_channel
from zuiver.cases.events import EVENTS


class CasesConfig(AppConfig):
    """Sealed reports and talks: this room stores and handles them, and cannot read them."""

    name = "zuiver.cases"
    label = "cases"

    def ready(self) -> None:
        """Say which events this room writes to the audit trail, and test at every start that it may run here."""
        declare(EVENTS)
        register(check_channel, "cases")
