"""Large files on their way: slices that arrive before the piece that names them, and stay when it comes."""

from django.db import models

from zuiver.cases.models.case import Case
from zuiver.cases.models.sealed_row import SealedRow


class Upload(SealedRow):
    """The body of a large file. Who sends it chose the id and a secret by chance; nothing here says who that is.

    Until a piece names it there is no case, and it goes after a day. From then on it belongs to that case, the secret is
    forgotten, and nothing of it is changed any more (`guards.py`).
    """

    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="uploads")
    compartment = models.SlugField(max_length=20, blank=True, db_index=False)
    token = models.CharField(max_length=64, blank=True, help_text="a hash of the secret of who sends it")
    size_class = models.PositiveSmallIntegerField(help_text="the exponent of two up to which it was filled")
    day = models.DateField(help_text="on which the last slice came")

    class Meta(SealedRow.Meta):
        indexes = [models.Index(fields=["organisation", "day"], name="case_upload_by_day")]


class Slice(SealedRow):
    """One slice of an upload: `number` counts from 0, `digest` is SHA-256 of what arrived."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="slices")
    number = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="case_slice_once")]
