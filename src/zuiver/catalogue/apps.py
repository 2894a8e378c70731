"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.catalogue.registers import REGISTERS
from zuiver.registers.registry import install


class CatalogueConfig(AppConfig):
    """Declarations only, one folder per theme: rules per date, questions and, where the theme has a register, its fields."""

    name = "zuiver.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Hand the list of registers down to the engine, which never names one."""
        install(REGISTERS)
