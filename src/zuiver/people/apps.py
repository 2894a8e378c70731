"""Registers the room with Django."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from zuiver.audit.vocabulary import declare
from zuiver.people.events import EVENTS
from zuiver.people.tenant_scope import tell_new_connection


class PeopleConfig(AppConfig):
    """Organisations, units, functions, assignments, deputies and roles: who someone is and who decides for whom."""

    name = "zuiver.people"
    label = "people"

    def ready(self) -> None:
        """Make the events of this room known to the audit trail, and tell new connections for whom they work."""
        declare(EVENTS)
        connection_created.connect(tell_new_connection, dispatch_uid="zuiver.people.tenant_scope")
