"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.catalogue.norms import install_norms
from zuiver.catalogue.own_settings import checked
from zuiver.catalogue.registers import REGISTERS
from zuiver.catalogue.triggers import hand_down_triggers
from zuiver.people.own_terms import install_term_check
from zuiver.registers.registry import install


class CatalogueConfig(AppConfig):
    """Declarations only, one folder per theme: rules per date, questions and, where the theme has a register, its fields."""

    name = "zuiver.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Hand down the registers, which the engine never names, and the norms and words of the code."""
        install(REGISTERS)
        install_norms()
        hand_down_triggers(REGISTERS)
        install_term_check(checked)
