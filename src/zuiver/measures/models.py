"""Measures with every step, who looked, and who may never look.

Rows are written by `commands` only, each change with an audit event in the same transaction.
"""

from django.db import models
from django.db.models import Q

from zuiver.kernel.ids import new_public_id
from zuiver.people.models import Person, Tenant

LONGEST_TEXT = 1000
LONGEST_WORDS = 2000
LONGEST_LINK = 500


class Measure(Tenant):
    """One condition as a task. `subject` is what it belongs to, as "kind:public id"; this room does not know what that is."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    version = models.PositiveIntegerField(default=1)
    subject = models.CharField(max_length=120)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="measures")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="measures_to_do")
    # Who checks it: a person or a role, never both.
    assessor = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="measures_to_check"
    )
    assessor_role = models.SlugField(max_length=40, db_index=False, blank=True)
    state = models.SlugField(max_length=30, db_index=False)
    state_since = models.DateTimeField(help_text="when it came into this state and into these hands")
    is_open = models.BooleanField(default=True, help_text="something is left to do, be it later")
    text = models.TextField(help_text="what has to be done or left")
    imposed_on = models.DateField()
    due_on = models.DateField(help_text="the day by which it has to be done, with proof")
    recheck_on = models.DateField(null=True, blank=True, help_text="the day to look again whether it works")
    proof = models.TextField(blank=True)
    proof_link = models.CharField(max_length=LONGEST_LINK, blank=True)
    proven_on = models.DateField(null=True, blank=True, help_text="the day of the proof that stands")
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by",
        help_text="the measure that did not work",
    )  # fmt: skip
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [
            models.Index(fields=["organisation", "subject", "id"], name="measure_of_subject"),
            models.Index(fields=["organisation", "due_on", "id"], name="measure_by_day"),
            models.Index(
                fields=["organisation", "person", "due_on"],
                name="measure_of_person",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["organisation", "owner", "due_on"], name="measure_of_owner", condition=Q(is_open=True)
            ),
            models.Index(
                fields=["organisation", "assessor", "due_on"],
                name="measure_waits_for",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["organisation", "assessor_role", "due_on"],
                name="measure_waits_for_role",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["organisation", "due_on", "id"], name="measure_open_by_day", condition=Q(is_open=True)
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class MeasureVersion(Tenant):
    """One step in the life of a measure, with what was said at it. Nothing of an earlier step is ever changed."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    action = models.SlugField(max_length=30, db_index=False)
    state = models.SlugField(max_length=30, db_index=False)
    words = models.TextField(blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    recheck_on = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    in_place_of = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["measure", "number"], name="measure_version_once")]


class MeasureFile(Tenant):
    """A file as proof: a photo made anew from its pixels, or a PDF as it came. In the database, so that it goes with the step."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="files")
    version = models.PositiveIntegerField(help_text="the step with which it came")
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "measure"], name="file_of_measure")]


class MeasureRead(Tenant):
    """Somebody else opened the measure; the person sees it."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="reads")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.SlugField(max_length=30, db_index=False)
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "measure", "reader", "at"], name="read_of_measure")]


class MeasureRuledOut(Tenant):
    """Who is too close to a subject to check its measures or to read them in a register. Never why."""

    subject = models.CharField(max_length=120)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "subject", "person"], name="measure_ruled_out_once"
            )
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="measure_ruled_out_person")]
