"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.registers.events import EVENTS
from zuiver.registers.keeping.events import EVENTS as KEEPING_EVENTS


class RegistersConfig(AppConfig):
    """The engine of all registers: entries, versions, decisions and reads. It never names a register."""

    name = "zuiver.registers"
    label = "registers"

    def ready(self) -> None:
        """Say which events this room writes to the audit trail."""
        declare(EVENTS)
        declare(KEEPING_EVENTS)
