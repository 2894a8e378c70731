"""Lines of public registers with every version that was public, every step, every objection, and what the nightly check found.

Rows are written by `commands` and `settling` only, each step with an audit event in the same transaction. What belongs to an
entry goes with it when the entry is destroyed.
"""

from django.db import models
from django.db.models import Q

from zuiver.kernel.ids import new_public_id
from zuiver.people.models import Person, Tenant
from zuiver.registers.models import Entry


class Publication(Tenant):
    """Where the line of an entry stands. Its address is its own, so that nothing leads from it to the entry."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="publication")
    kind = models.SlugField(max_length=40, db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.SlugField(max_length=20, db_index=False)
    state_since = models.DateTimeField()
    step_count = models.PositiveIntegerField(default=0)
    reason = models.SlugField(max_length=30, db_index=False, blank=True, help_text="why it is not public")
    stays_out = models.BooleanField(default=False, help_text="an objection was granted")
    ended_on = models.DateField(null=True, blank=True, help_text="it ended, and stays public for a while")

    preview = models.JSONField(
        default=dict, help_text="the lines that the person sees before they are public"
    )
    told_on = models.DateField(null=True, blank=True)
    publish_on = models.DateField(null=True, blank=True)

    is_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(
        default=0, help_text="the last version that was public; 0: none yet"
    )
    lines = models.JSONField(default=dict, help_text="the lines of that version")
    published_on = models.DateField(null=True, blank=True, help_text="from when that version is public")
    # Made from the lines of that version and nothing else.
    search_text = models.TextField(blank=True)
    facets = models.CharField(max_length=200, blank=True)
    title_key = models.CharField(max_length=200, blank=True)
    party_key = models.CharField(max_length=200, blank=True)

    class Meta(Tenant.Meta):
        indexes = [
            models.Index(
                fields=["organisation", "kind", f"{column}", "id"],
                name=name,
                condition=Q(is_public=True),
            )
            for column, name in (
                ("published_on", "public_by_day"),
                ("title_key", "public_by_title"),
                ("party_key", "public_by_party"),
            )
        ] + [
            models.Index(
                fields=["organisation", "publish_on", "id"],
                name="publication_waits",
                condition=Q(publish_on__isnull=False),
            ),
            models.Index(fields=["organisation", "state", "state_since", "id"], name="publication_by_state"),
            models.Index(fields=["organisation", "person", "id"], name="publication_of_person"),
        ]

    def __str__(self) -> str:
        return self.public_id


class PublicVersion(Tenant):
    """What was public from a moment until another one. The lines never change; only the end is written once."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="versions")
    kind = models.SlugField(
        max_length=40, db_index=False, help_text="of the line, so that news is found without it"
    )
    number = models.PositiveIntegerField()
    lines = models.JSONField()
    told_on = models.DateField(help_text="when the person was shown these lines")
    public_from = models.DateTimeField()
    public_until = models.DateTimeField(null=True, blank=True)
    end_reason = models.SlugField(max_length=30, db_index=False, blank=True)

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="public_version_once"),
            models.UniqueConstraint(
                fields=["publication"],
                condition=Q(public_until__isnull=True),
                name="public_version_open_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "kind", "public_from", "number"], name="public_version_by_day"
            )
        ]


class PublicationStep(Tenant):
    """One step of a line, by whom and why. Never changed afterwards."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    step = models.SlugField(max_length=20, db_index=False)
    state = models.SlugField(max_length=20, db_index=False)
    reason = models.SlugField(max_length=30, db_index=False, blank=True)
    words = models.TextField(blank=True)
    taken_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="publication_step_once")
        ]


class Objection(Tenant):
    """The person does not want these lines to be public, and why; what was decided on it, by whom and why."""

    class Outcome(models.TextChoices):
        OPEN = ""
        GRANTED = "granted"
        DENIED = "denied"
        LAPSED = "lapsed"

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="objections")
    lines = models.JSONField(help_text="what the person objects to")
    reason = models.TextField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True, choices=Outcome.choices, default=Outcome.OPEN)
    decision_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["publication"], condition=Q(outcome=""), name="objection_open_once"
            )
        ]
        indexes = [models.Index(fields=["organisation", "outcome", "id"], name="objection_by_outcome")]


class PublicationCheck(Tenant):
    """What a check of the whole found: how many it looked at, what differed, and what of that was public and might not be."""

    on = models.DateField()
    at = models.DateTimeField()
    looked_at = models.PositiveIntegerField()
    mended = models.PositiveIntegerField()
    was_wrong = models.PositiveIntegerField(help_text="public while it might not be, or not as it should")
    differences = models.JSONField(
        default=list, help_text="[{publication, step, reason}], at most some hundreds"
    )

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "on", "id"], name="publication_check_by_day")]


class YearFigures(Tenant):
    """Numbers of a year as they were made public, with the decision they rest on. They never change; they can be taken away."""

    kind = models.SlugField(max_length=40, db_index=False)
    year = models.PositiveSmallIntegerField()
    figures = models.JSONField(help_text="{total: [low, high], parts: {name: [low, high]}}")
    decided_by = models.CharField(max_length=200)
    decided_since = models.DateField()
    decided_why = models.CharField(max_length=500)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "year"], name="figures_of_year_once")
        ]
