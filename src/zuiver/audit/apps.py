"""Registers the room with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Append-only, hash-chained events: the account of everything that was done."""

    name = "zuiver.audit"
    label = "audit"
