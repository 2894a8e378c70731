"""Registers the room with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, server-rendered, in Dutch and English."""

    name = "zuiver.web"
    label = "web"
