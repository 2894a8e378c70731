"""The table of events. Database triggers refuse update, delete and truncate; only `record.py` adds rows."""

from django.db import models


class AuditEvent(models.Model):
    """One thing that was done. `hash` covers every column and the hash of the event before it.

    The organisation and the actor are plain values without foreign keys, so that the trail stands on its own.
    """

    organisation_id = models.BigIntegerField()
    number = models.BigIntegerField(help_text="1, 2, 3 ... within the organisation, without gaps")
    at = models.DateTimeField()
    event = models.CharField(max_length=80)
    actor = models.CharField(max_length=120)
    subject = models.CharField(max_length=120)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = models.Manager["AuditEvent"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation_id", "number"], name="audit_number_once")
        ]
        indexes = [models.Index(fields=["organisation_id", "subject", "number"], name="audit_of_subject")]
        ordering = ["organisation_id", "number"]


class AuditHead(models.Model):
    """The last number and hash per organisation: locked while an event is added, and what verification ends at."""

    organisation_id = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    objects = models.Manager["AuditHead"]()
