"""One table for entries of all registers; versions, decisions, reads and attachments beside it.

What crosses registers has a column; the rest is the validated payload in `data`, whose shape the register declares.
Rows are written by `commands` only, each change with an audit event in the same transaction.
"""

from django.db import models
from django.db.models import Q

from zuiver.kernel.ids import new_public_id
from zuiver.people.models import Counterparty, Person, Tenant, Unit


class Entry(Tenant):
    """Something a person asked or recorded, in the state that the life cycle gives it."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    kind = models.SlugField(max_length=40, db_index=False)
    schema_version = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    # The form's own key: the same submission arriving twice makes one entry.
    submission_key = models.UUIDField(null=True, blank=True)
    source_key = models.CharField(max_length=200, blank=True, help_text="where an imported row came from")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="entries")
    registered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="entries")
    counterparty = models.ForeignKey(
        Counterparty, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    party_name = models.CharField(max_length=200, blank=True)
    party_key = models.CharField(max_length=200, blank=True, help_text="folded name, to sort by")
    title = models.CharField(max_length=200)
    category = models.SlugField(
        max_length=40,
        db_index=False,
        blank=True,
        help_text="what sort it is within its register: entries of one are alike",
    )

    state = models.SlugField(max_length=30, db_index=False)
    state_since = models.DateTimeField(help_text="when it came into this state and into these hands")
    # Who holds it: a person (manager, next manager, deputy's principal) or a role, never both.
    assessor = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="to_assess"
    )
    assessor_role = models.SlugField(max_length=40, db_index=False, blank=True)
    is_open = models.BooleanField(default=True, help_text="waits for somebody")

    amount_cents = models.BigIntegerField(
        null=True, blank=True, help_text="EUR, known value only; never 0 for unknown"
    )
    happened_on = models.DateField(null=True, blank=True, help_text="first day of the known date")
    happened_precision = models.CharField(max_length=5, default="day", help_text="day, month, year or none")
    reported_on = models.DateField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    due_on = models.DateField(
        null=True,
        blank=True,
        help_text="the day on which its state asks something: the event, the end, the next look",
    )
    due_at = models.DateTimeField(
        null=True, blank=True, help_text="the moment on that day, where the law counts hours"
    )
    ended_on = models.DateField(null=True, blank=True, help_text="the day on which what goes on has ended")

    outcome = models.SlugField(
        max_length=40, db_index=False, blank=True, help_text="what the decision aid advised"
    )
    search_text = models.TextField(blank=True, help_text="folded words of all that may be searched")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    # The long ones last: a database that reads a row from the front then reads no more of it than a list needs.
    data = models.JSONField(default=dict)
    receipt = models.JSONField(null=True, blank=True)

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "submission_key"],
                condition=Q(submission_key__isnull=False),
                name="entry_submission_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "source_key"],
                condition=~Q(source_key=""),
                name="entry_source_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "kind", "happened_on", "id"], name="entry_by_date"),
            models.Index(
                fields=["organisation", "kind", "state", "happened_on", "id"], name="entry_by_state"
            ),
            models.Index(
                fields=["organisation", "kind", "outcome", "happened_on", "id"], name="entry_by_outcome"
            ),
            models.Index(
                fields=["organisation", "kind", "happened_on", "id"],
                name="entry_open_by_date",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["organisation", "kind", "happened_on", "id"],
                name="entry_late_by_date",
                condition=Q(is_late=True),
            ),
            # Most entries have neither day.
            models.Index(
                fields=["organisation", "kind", "due_on", "id"],
                name="entry_due",
                condition=Q(due_on__isnull=False),
            ),
            models.Index(
                fields=["organisation", "kind", "ended_on", "id"],
                name="entry_ended",
                condition=Q(ended_on__isnull=False),
            ),
            models.Index(fields=["organisation", "kind", "id"], name="entry_by_id"),
            models.Index(fields=["organisation", "kind", "amount_cents", "id"], name="entry_by_amount"),
            models.Index(fields=["organisation", "kind", "party_key", "id"], name="entry_by_party"),
            models.Index(fields=["organisation", "person", "happened_on", "id"], name="entry_of_person"),
            models.Index(
                fields=["organisation", "person", "counterparty", "happened_on", "id"],
                name="entry_of_person_and_party",
            ),
            # Few are registered by somebody else: an index that also holds the others would never be chosen.
            models.Index(
                fields=["organisation", "registered_by", "id"],
                name="entry_registered_by",
                condition=Q(registered_by__isnull=False),
            ),
            models.Index(fields=["organisation", "unit", "happened_on", "id"], name="entry_of_unit"),
            models.Index(
                fields=["organisation", "counterparty", "happened_on", "id"], name="entry_of_counterparty"
            ),
            models.Index(
                fields=["organisation", "person", "state_since", "id"],
                name="entry_open_of_person",
                condition=Q(is_open=True),
            ),
            # What has a day and what has none each in their own order: a desk takes the first of both.
            models.Index(
                fields=["organisation", "assessor", "state_since", "id"],
                name="entry_waits_for",
                condition=Q(is_open=True, due_on__isnull=True),
            ),
            models.Index(
                fields=["organisation", "assessor", "due_on", "state_since", "id"],
                name="entry_waits_for_day",
                condition=Q(is_open=True, due_on__isnull=False),
            ),
            models.Index(
                fields=["organisation", "assessor_role", "state_since", "id"],
                name="entry_waits_for_role",
                condition=Q(is_open=True, due_on__isnull=True),
            ),
            models.Index(
                fields=["organisation", "assessor_role", "due_on", "state_since", "id"],
                name="entry_waits_for_role_day",
                condition=Q(is_open=True, due_on__isnull=False),
            ),
            models.Index(
                fields=["organisation", "due_on", "id"],
                name="entry_waits_until",
                condition=Q(is_open=True, due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Ruling(Tenant):
    """On which facts the rules answered for an entry, and nothing else: a what-if reads all of these, a million at once."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="ruling")
    kind = models.SlugField(max_length=40, db_index=False)
    on = models.DateField(help_text="the rules of this day answered")
    # One line of JSON. As text, because the database has no business in it and text is read fastest.
    facts = models.TextField()

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "kind", "on"], name="ruling_by_date")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"


class EntryVersion(Tenant):
    """The whole payload as it was, after each change. Never changed afterwards."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    # The step of the life cycle, or "correct" or "import".
    action = models.SlugField(max_length=30, db_index=False)
    state = models.SlugField(max_length=30, db_index=False)
    data = models.JSONField()
    receipt = models.JSONField(null=True, blank=True)
    changed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="entry_version_once")]


class Decision(Tenant):
    """What a human decided and why, beside the advice of that moment; also where it departs from the advice."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="decisions")
    # Of the entry, so that decisions that are alike are found without it.
    kind = models.SlugField(max_length=40, db_index=False)
    category = models.SlugField(max_length=40, db_index=False, blank=True)
    action = models.SlugField(max_length=30, db_index=False)
    reason = models.TextField()
    # What the person noted who does not agree; said once, and then it stays.
    disagreement = models.TextField(blank=True)
    departs_from_advice = models.BooleanField(default=False)
    advice = models.SlugField(max_length=40, db_index=False, blank=True)
    receipt = models.JSONField(null=True, blank=True)
    entry_version = models.PositiveIntegerField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # A deputy decides in the deputy's own name; this says whose place was taken.
    in_place_of = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [
            models.Index(fields=["organisation", "entry", "id"], name="decision_of_entry"),
            models.Index(
                fields=["organisation", "kind", "category", "advice", "id"], name="decision_of_like_entry"
            ),
            models.Index(fields=["organisation", "decided_by", "id"], name="decision_by_person"),
        ]


class EntryMessage(Tenant):
    """One line of the talk between the person and the assessor about an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "entry", "id"], name="message_of_entry")]


class EntryRead(Tenant):
    """Someone other than the person opened the entry: shown to the person."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="reads")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.SlugField(max_length=40, db_index=False, help_text="assessor, deputy, role slug ...")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [
            models.Index(fields=["organisation", "entry", "reader", "at"], name="read_of_entry"),
            models.Index(fields=["organisation", "reader", "id"], name="read_by_person"),
        ]


class EntryNamed(Tenant):
    """Another person who is named in an entry (group gift, colleague): may see it, never decides on it."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="named")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="named_in")

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="entry_named_once")]
        indexes = [models.Index(fields=["organisation", "person"], name="named_person")]


class EntryConflict(Tenant):
    """This person never decides on this entry and does not see it. Why is not kept (least data)."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stated_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="entry_conflict_once")]
        indexes = [models.Index(fields=["organisation", "person"], name="conflict_of_person")]


class Attachment(Tenant):
    """A photo, re-encoded without its metadata. Kept in the database so that it is saved with the entry or not at all."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="attachments")
    media_type = models.CharField(max_length=60)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "entry"], name="attachment_of_entry")]


class HandIn(Tenant):
    """The receipt of the hand-in desk: who took what, when, and where it went."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="hand_in")
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    place = models.CharField(max_length=200)
    what = models.CharField(max_length=500)
    destination = models.CharField(max_length=300, blank=True)
    destination_on = models.DateField(null=True, blank=True)
    # "2026-0007": the year and a number that counts within it.
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year", "serial"], name="hand_in_number_once")
        ]

    @property
    def number(self) -> str:
        """The number on the receipt."""
        return f"{self.year}-{self.serial:04}"


class Draft(Tenant):
    """What somebody typed and did not send yet. Seen by nobody else; removed when sent."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    kind = models.SlugField(max_length=40, db_index=False)
    submission_key = models.UUIDField()
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person", "submission_key"], name="draft_once")
        ]


class ExchangeRate(Tenant):
    """The rate of a day: how many euro one unit of the currency was worth, and who says so."""

    currency = models.CharField(max_length=3)
    on = models.DateField()
    rate = models.DecimalField(max_digits=18, decimal_places=8)
    source = models.CharField(max_length=200)

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "currency", "on"], name="rate_once")]


# Django finds models here only.
from zuiver.registers.keeping import models as keeping_models  # noqa: E402, F401
