"""Registers the room with Django."""

from django.apps import AppConfig

from zuiver.audit.vocabulary import declare
from zuiver.campaigns.events import EVENTS


class CampaignsConfig(AppConfig):
    """Campaigns that ask people to confirm what they declared, and small requests after a change."""

    name = "zuiver.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """Say which events this room writes to the audit trail."""
        declare(EVENTS)
