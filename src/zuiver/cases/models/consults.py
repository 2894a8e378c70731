"""Talks with a confidant before, or without, a report. No clock, no line in the register, keys of their own.

Nothing here points to a case: when a talk becomes a report, the person sends a new report and the talk stays apart.
"""

from django.db import models

from zuiver.cases.models.sealed_row import SealedRow


class Consult(SealedRow):
    """A talk: the month, one word for the subject, and a box to come back to."""

    month = models.DateField(help_text="the first day of the month")
    subject = models.SlugField(max_length=30, db_index=False)
    verifier = models.CharField(max_length=64, unique=True)
    public_key = models.TextField(help_text="of the talk itself")
    box_key = models.TextField(help_text="of the person")
    signing_key = models.CharField(max_length=64)
    sealed_for_person = models.BinaryField(help_text="the secret key of the talk, sealed for the person")
    pieces = models.PositiveIntegerField(default=0)
    ended = models.BooleanField(default=False)
    became_report = models.BooleanField(default=False)

    class Meta(SealedRow.Meta):
        pass


class ConsultReader(SealedRow):
    """The confidant of a talk."""

    consult = models.ForeignKey(Consult, on_delete=models.CASCADE, related_name="readers")
    holder = models.ForeignKey("KeyHolder", on_delete=models.PROTECT, related_name="consults")
    sealed = models.BinaryField(help_text="the secret key of the talk, sealed for this confidant")
    seen = models.PositiveIntegerField(default=0)

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["consult", "holder"], name="consult_reader_once")]


class ConsultItem(SealedRow):
    """One sealed message of a talk."""

    consult = models.ForeignKey(Consult, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveIntegerField()
    by_confidant = models.BooleanField(default=False)
    format = models.PositiveSmallIntegerField()
    size_class = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["consult", "number"], name="consult_item_once")]


class ContactCount(SealedRow):
    """How many talks a confidant had about a subject in a year: for the confidant's own yearly report, without content."""

    person_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    subject = models.SlugField(max_length=30, db_index=False)
    number = models.PositiveIntegerField(default=0)

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person_id", "year", "subject"], name="consult_count_once"
            )
        ]
