"""What stays or is counted: the register without names, second pairs of eyes, exports, aftercare, destruction."""

from django.db import models
from django.db.models import Q

from zuiver.cases.models.case import Case
from zuiver.cases.models.sealed_row import SealedRow


class RegisterLine(SealedRow):
    """The line that the law asks for (Wbk art. 2a) and the national model counts: codes and a year. It outlives the case.

    `reference` is a random number of its own, so that a line of a destroyed case leads nowhere.
    """

    case = models.OneToOneField(
        Case, null=True, blank=True, on_delete=models.SET_NULL, related_name="register_line"
    )
    reference = models.CharField(max_length=17, unique=True)
    year = models.PositiveSmallIntegerField()
    family = models.SlugField(max_length=20, db_index=False)
    channel = models.SlugField(max_length=20, db_index=False)
    type = models.SlugField(max_length=40, db_index=False, blank=True)
    source = models.SlugField(max_length=40, db_index=False, blank=True)
    investigator = models.SlugField(max_length=40, db_index=False, blank=True)
    outcome = models.SlugField(max_length=40, db_index=False, blank=True)
    disposals = models.JSONField(default=list)
    police = models.SlugField(max_length=40, db_index=False, blank=True)
    external = models.SlugField(max_length=40, db_index=False, blank=True)
    grounds = models.JSONField(
        default=list, help_text="why it went outside: recorded reasons, never conditions"
    )
    receipt_in_time = models.BooleanField(null=True, blank=True)
    feedback_in_time = models.BooleanField(null=True, blank=True)
    detriment = models.BooleanField(default=False)
    closed_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(SealedRow.Meta):
        indexes = [models.Index(fields=["organisation", "year"], name="case_register_year")]


class SecondPair(SealedRow):
    """Something that two people decide together: one asks, another agrees. Both are held by number."""

    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="pairs")
    deed = models.SlugField(max_length=30, db_index=False)
    about = models.UUIDField(null=True, blank=True, help_text="the reader or export that it is about")
    ground = models.SlugField(max_length=40, db_index=False, blank=True)
    asked_by = models.BigIntegerField()
    asked_on = models.DateField()
    agreed_by = models.BigIntegerField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    used_on = models.DateField(null=True, blank=True)

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["case", "deed", "about"],
                condition=Q(used_on__isnull=True),
                name="case_pair_open_once",
            )
        ]


class ExportLine(SealedRow):
    """An export that left the room: for whom it was sealed, its mark, and until when it may exist. Sealed itself."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="exports")
    made_on = models.DateField()
    alias = models.PositiveSmallIntegerField()
    ground = models.SlugField(max_length=40, db_index=False)
    recipients = models.JSONField(default=list, help_text="public keys it was sealed for")
    outside = models.SlugField(
        max_length=20,
        db_index=False,
        blank=True,
        help_text="what kind of person outside the directory it is for",
    )
    piece = models.UUIDField(null=True, blank=True, help_text="the sealed piece that names that person")
    mark = models.CharField(max_length=64, help_text="digest of the file")
    destroy_by = models.DateField()
    back_on = models.DateField(null=True, blank=True)

    class Meta(SealedRow.Meta):
        pass


class CheckIn(SealedRow):
    """A moment of aftercare: somebody asks the reporter how things are (1, 3, 6 and 12 months)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="check_ins")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["case", "due_on"], name="case_check_in_once")]


class Destruction(SealedRow):
    """The proof that a case was destroyed, kept for good, and the list that is replayed after a restore."""

    case_id = models.UUIDField(unique=True)
    destroyed_on = models.DateField()
    pieces = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, help_text="of the ids and hashes of all that was destroyed")
    asked_by = models.BigIntegerField()
    agreed_by = models.BigIntegerField()

    class Meta(SealedRow.Meta):
        pass


class WatchToken(SealedRow):
    """A blind mark for the check of human resources: of people who reported, and of people chosen by chance."""

    token = models.CharField(max_length=64)
    until = models.DateField()

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "token"], name="watch_token_once")]


class YearFigures(SealedRow):
    """The figures of a year as they were first counted. Never counted again: two tables that differ would tell of one case."""

    year = models.PositiveSmallIntegerField()
    figures = models.JSONField()

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="case_figures_of_year_once")
        ]


class NoticeBatch(SealedRow):
    """A batch of notices that was left: once, so that what comes in between waits for the next one."""

    day = models.DateField()
    place = models.PositiveSmallIntegerField()

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day", "place"], name="case_notice_batch_once")
        ]
