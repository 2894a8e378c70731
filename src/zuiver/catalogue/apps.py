"""Registers the room with Django."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Declarations only, one folder per theme: rules per date, questions and, where the theme has a register, its fields."""

    name = "zuiver.catalogue"
    label = "catalogue"
