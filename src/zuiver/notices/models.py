"""The outbox. A notice says that there is something, never what (no content in mail)."""

from django.db import models
from django.db.models import Q

from zuiver.kernel.ids import new_public_id
from zuiver.people.models import Person, Tenant


class Notice(Tenant):
    """Something a person should know. `key` makes it idempotent: the same happening never makes a second notice."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    topic = models.SlugField(max_length=60, db_index=False)
    subject = models.CharField(
        max_length=120, help_text="what it is about, as kind:public id; never shown in mail"
    )
    key = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mail = models.ForeignKey("Mail", null=True, blank=True, on_delete=models.PROTECT, related_name="notices")

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="notice_key_once")]
        indexes = [
            models.Index(fields=["organisation", "person", "id"], name="notice_of_person"),
            models.Index(
                fields=["organisation", "person", "created_at"],
                name="notice_not_mailed",
                condition=Q(mail__isnull=True, seen_at__isnull=True),
            ),
        ]


class Mail(Tenant):
    """One digest for one person.

    waiting -> sending -> sent; back to waiting, or on to failed, when the server refused it. Unsure: the program
    stopped, or the connection broke, while it was being sent, so nobody knows whether it went out. It is never sent
    again by itself: a person looks and decides.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        UNSURE = "unsure"

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(blank=True)
    key = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="mail_key_once")]
        indexes = [models.Index(fields=["organisation", "state", "not_before"], name="mail_due")]
