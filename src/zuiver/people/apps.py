"""Registers the room with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, units, functions, assignments, deputies and roles: who someone is and who decides for whom."""

    name = "zuiver.people"
    label = "people"
