"""Campaigns, the requests to people, what was sent, what was checked, and what the program saw of people last.

Rows are written by `commands`, `reminding` and `triggers` only.
"""

from django.db import models
from django.db.models import Q

from zuiver.kernel.ids import new_public_id
from zuiver.people.models import Involvement, Person, Tenant, Unit


class Campaign(Tenant):
    """One question to a group. What is asked and of whom is fixed when it starts."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True, help_text="what the officer says to the people who are asked")
    kinds = models.JSONField(default=list, help_text="which registers it asks about")
    audience = models.JSONField(default=dict)
    state = models.SlugField(max_length=20, db_index=False, default="draft")
    created_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    started_on = models.DateField(null=True, help_text="the list is of this day")
    sent_up_to = models.BigIntegerField(default=0, help_text="while starting: people up to this one are done")
    closed_on = models.DateField(null=True)
    # The digest of the list as it was fixed, and the counts when it closed.
    list_digest = models.CharField(max_length=64, blank=True)
    report = models.JSONField(null=True)

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "state", "id"], name="campaign_by_state")]

    def __str__(self) -> str:
        return self.title


class Request(Tenant):
    """What one person is asked, and why; of a campaign, or by itself after a change. `key` makes it happen once."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    version = models.PositiveIntegerField(default=1)
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.PROTECT, related_name="requests")
    key = models.CharField(max_length=120)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="confirm_requests")
    unit = models.ForeignKey(
        Unit, null=True, on_delete=models.PROTECT, related_name="+", help_text="at the start"
    )
    kinds = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    state = models.SlugField(max_length=20, db_index=False, default="open")
    state_since = models.DateTimeField()
    is_open = models.BooleanField(default=True)
    opened_on = models.DateField()
    answered_on = models.DateField(null=True)
    # The ladder: from which day it counts, how often it was moved, and what comes next when.
    counts_from = models.DateField()
    round = models.PositiveSmallIntegerField(default=0)
    next_step = models.PositiveSmallIntegerField(default=0)
    next_due_on = models.DateField(null=True)
    asked_until = models.DateField(null=True, help_text="until when more time was asked")

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="request_key_once")]
        indexes = [
            models.Index(fields=["organisation", "person", "id"], name="request_of_person"),
            models.Index(fields=["organisation", "campaign", "unit", "state"], name="request_progress"),
            models.Index(
                fields=["organisation", "next_due_on", "id"], name="request_due", condition=Q(is_open=True)
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class RequestStep(Tenant):
    """What somebody did to a request, why, until when. Never changed afterwards."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    action = models.SlugField(max_length=30, db_index=False)
    state = models.SlugField(max_length=20, db_index=False)
    reason = models.CharField(max_length=1000, blank=True)
    until = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["request", "number"], name="request_step_once")]
        indexes = [models.Index(fields=["organisation", "by", "id"], name="request_step_by")]


class RequestLine(Tenant):
    """What somebody said of one entry, as it was at that version. The entry itself stands in its register."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="lines")
    kind = models.SlugField(max_length=40, db_index=False)
    entry_public_id = models.CharField(max_length=22)
    entry_version = models.PositiveIntegerField()
    said = models.SlugField(max_length=20, db_index=False)
    on = models.DateField()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["request", "entry_public_id"], name="request_line_once")
        ]
        indexes = [models.Index(fields=["organisation", "kind", "on"], name="request_line_by_kind")]


class RequestSent(Tenant):
    """The ledger of the ladder: this step of this request was taken care of, and never is again."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="sent", db_index=False)
    round = models.PositiveSmallIntegerField()
    step = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["request", "round", "step"], name="request_sent_once")]


class Sample(Tenant):
    """A draw of answers to verify: whoever has the seed and the list draws the same one again."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="samples")
    seed = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    list_digest = models.CharField(max_length=64, help_text="of the list it was drawn from")
    drawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "campaign", "id"], name="sample_of_campaign")]


class SampleCheck(Tenant):
    """One request of a sample, and what came of looking at it."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="checks")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="checks")
    stratum = models.SlugField(max_length=20, db_index=False)
    result = models.SlugField(max_length=20, db_index=False, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True)

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["sample", "request"], name="sample_check_once")]


class SeenPlace(Tenant):
    """What the program saw of somebody when it last looked for changes. Nothing here is new: it is HR data of that day."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    seen_on = models.DateField()
    function = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    scale = models.PositiveSmallIntegerField(null=True)
    manager = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    designations = models.JSONField(default=list)
    ends_on = models.DateField(null=True)


class SeenInvolvement(Tenant):
    """A tender or decision about which people were asked; once is enough."""

    involvement = models.OneToOneField(Involvement, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
