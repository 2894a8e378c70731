"""The outbox. A notice says that there is something, never what (no content in mail)."""

from django.db import models

from zuiver.people.models import Person, Tenant


class Notice(Tenant):
    """Something a person should know. `key` makes it idempotent: the same happening never makes a second notice."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    topic = models.SlugField(max_length=60)
    subject = models.CharField(
        max_length=120, help_text="what it is about, as kind:public id; never shown in mail"
    )
    key = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mail = models.ForeignKey("Mail", null=True, blank=True, on_delete=models.PROTECT, related_name="notices")

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="notice_key_once")]
        indexes = [models.Index(fields=["organisation", "person", "seen_at"], name="notice_of_person")]


class Mail(Tenant):
    """One digest for one person: waiting, sent, or failed with the reason and the next try."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(blank=True)
    key = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="mail_key_once")]
        indexes = [models.Index(fields=["state", "not_before"], name="mail_due")]
