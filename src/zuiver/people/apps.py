"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.people.events import EVENTS


class PeopleConfig(AppConfig):
    """Organisations, units, functions, assignments, deputies and roles: who someone is and who decides for whom."""

    name = "zuiver.people"
    label = "people"

    def ready(self) -> None:
        """Make the events of this room known to the audit trail."""
        declare(EVENTS)
