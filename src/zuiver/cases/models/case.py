"""A case and what the server may know of it: codes and days. Everything else lies sealed (`sealed.py`)."""

from django.db import models
from django.db.models import Q

from zuiver.cases.models.sealed_row import SealedRow


class Case(SealedRow):
    """One report. The browser makes its id, because the sealed pieces are bound to it before they are sent."""

    channel = models.SlugField(max_length=20, db_index=False)
    family = models.SlugField(max_length=20, db_index=False)
    state = models.SlugField(max_length=20, db_index=False)
    place = models.SlugField(
        max_length=60, db_index=False, blank=True, help_text="on the path inside the case"
    )
    rules = models.CharField(max_length=40, help_text="which text of law and code applied on the day")
    received_on = models.DateField()
    known_on = models.DateField(null=True, blank=True, help_text="since when the decision maker knows")
    notified_on = models.DateField(null=True, blank=True, help_text="when the person concerned was told")
    withdrawn_on = models.DateField(null=True, blank=True)
    suspended_on = models.DateField(null=True, blank=True)
    reopened_on = models.DateField(null=True, blank=True)
    taken_over_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    keep_until = models.DateField(null=True, blank=True, help_text="only ever moves on")
    digest = models.CharField(max_length=64, help_text="of all sealed pieces that came with the report")
    # How many sealed pieces and lines of its log there are.
    pieces = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)

    class Meta(SealedRow.Meta):
        indexes = [models.Index(fields=["organisation", "state"], name="case_by_state")]

    def __str__(self) -> str:
        return self.id.hex


class Deadline(SealedRow):
    """One clock of a case (`clocks.py`). What was met stays met, and dates never move on: the database guards both."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines")
    clock = models.SlugField(max_length=20, db_index=False)
    starts_on = models.DateField()
    target_on = models.DateField()
    due_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["case", "clock"], name="case_clock_once")]
        indexes = [
            models.Index(
                fields=["organisation", "target_on"], name="case_clock_open", condition=Q(met_on__isnull=True)
            )
        ]


class Reader(SealedRow):
    """Somebody with a place in a case, in a role of that case, through a key. Ends with a day, and is kept."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="readers")
    holder = models.ForeignKey("KeyHolder", on_delete=models.PROTECT, related_name="places")
    role = models.SlugField(max_length=20, db_index=False)
    since = models.DateField()
    last_day = models.DateField(null=True, blank=True, help_text="of a time box")
    ended_on = models.DateField(null=True, blank=True)
    declared_free_on = models.DateField(
        null=True, blank=True, help_text="said not to be tied to anybody in the case"
    )
    granted_on = models.DateField(
        null=True, blank=True, help_text="two people let this reader see the identity"
    )
    seen = models.PositiveIntegerField(default=0, help_text="up to which line of the log this reader looked")
    alias = models.PositiveSmallIntegerField(help_text="how the log names this reader to the reporter")

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["case", "holder"], condition=Q(ended_on__isnull=True), name="case_reader_once"
            ),
            models.UniqueConstraint(fields=["case", "alias"], name="case_reader_alias_once"),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "holder"], name="case_of_reader", condition=Q(ended_on__isnull=True)
            )
        ]


class Exclusion(SealedRow):
    """A blind mark of somebody who never sees this case, among marks that stand for nobody (`exclusions.py`)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="exclusions")
    token = models.CharField(max_length=64)

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["case", "token"], name="case_exclusion_once")]


class Finding(SealedRow):
    """What was found of one allegation, as a code; the words lie sealed. A later one replaces, and both stay."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="findings")
    allegation = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    result = models.SlugField(max_length=20, db_index=False)
    found_on = models.DateField()

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case", "allegation", "number"], name="case_finding_once")
        ]


class LedgerLine(SealedRow):
    """One line of the log of a case: what was done on which day in which role, never what it was about.

    Each hashes the one before it, and the head of every log goes into the audit trail once a day (`ledger.py`).
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ledger")
    number = models.PositiveIntegerField()
    day = models.DateField()
    event = models.SlugField(max_length=40, db_index=False)
    role = models.SlugField(max_length=20, db_index=False)
    alias = models.PositiveSmallIntegerField(
        default=0, help_text="which reader; 0 for the reporter and the program"
    )
    code = models.SlugField(max_length=40, db_index=False, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="case_line_once")]
