"""The table of events. Database triggers refuse update, delete and truncate; only `record.py` adds rows."""

import json
from typing import Any

from django.db import models

from zuiver.audit.chain import NO_HASH


class AuditEvent(models.Model):
    """One thing that was done. `hash` covers every column and the hash of the event before it.

    The organisation and the actor are plain values without foreign keys, so that the trail stands on its own.
    `data_text` is the JSON as it was hashed, to the letter: a JSON column would write it anew.
    """

    pk = models.CompositePrimaryKey("organisation_id", "number")
    organisation_id = models.BigIntegerField()
    number = models.BigIntegerField(help_text="1, 2, 3 ... within the organisation, without gaps")
    at = models.DateTimeField()
    event = models.CharField(max_length=80)
    actor = models.CharField(max_length=120)
    subject = models.CharField(max_length=120)
    data_text = models.TextField(default="{}")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = models.Manager["AuditEvent"]()

    class Meta:
        indexes = [
            models.Index(fields=["organisation_id", "at", "number"], name="audit_by_time"),
            models.Index(fields=["organisation_id", "subject", "at", "number"], name="audit_of_subject"),
            models.Index(fields=["organisation_id", "actor", "at", "number"], name="audit_of_actor"),
            models.Index(fields=["organisation_id", "event", "at", "number"], name="audit_of_event"),
        ]
        ordering = ["organisation_id", "number"]

    @property
    def data(self) -> dict[str, Any]:
        """What the command told about the event."""
        found: dict[str, Any] = json.loads(self.data_text)
        return found


class AuditHead(models.Model):
    """The last number and hash per organisation: locked while an event is added, and what verification ends at."""

    organisation_id = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=NO_HASH)

    objects = models.Manager["AuditHead"]()
