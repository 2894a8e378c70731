"""Registers the room with Django."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The engine of all registers: entries, versions, decisions and reads. It never names a register."""

    name = "zuiver.registers"
    label = "registers"
