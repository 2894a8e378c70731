"""Registers the room with Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The outbox: every message is a row with a key, so that it goes out once, is retried, and is seen when it fails."""

    name = "zuiver.notices"
    label = "notices"
