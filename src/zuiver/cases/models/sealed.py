"""What the server stores and cannot read: sealed pieces, sealed keys, and the box of the reporter."""

from django.db import models
from django.db.models import Q

from zuiver.cases.models.case import Case
from zuiver.cases.models.sealed_row import SealedRow


class Box(SealedRow):
    """How a reporter comes back: the server knows a hash of what the code gives, and a public key. Nothing else.

    There is no last visit, no count of visits and no address here, on purpose.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="box")
    verifier = models.CharField(max_length=64, unique=True)
    public_key = models.TextField()
    signing_key = models.CharField(max_length=64)

    class Meta(SealedRow.Meta):
        pass


class CompartmentKey(SealedRow):
    """A key of one compartment: its public half. A removed reader makes the next version necessary."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="keys")
    compartment = models.SlugField(max_length=20, db_index=False)
    version = models.PositiveSmallIntegerField(default=1)
    public_key = models.TextField()
    since = models.DateField()

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["case", "compartment", "version"], name="case_compartment_key_once"
            )
        ]


class Wrap(SealedRow):
    """The secret half of a compartment key, sealed for one reader, or for the reporter (`holder` empty)."""

    key = models.ForeignKey(CompartmentKey, on_delete=models.CASCADE, related_name="wraps")
    holder = models.ForeignKey(
        "KeyHolder", null=True, blank=True, on_delete=models.PROTECT, related_name="wraps"
    )
    sealed = models.BinaryField()
    since = models.DateField()

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["key", "holder"], name="case_wrap_once"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(holder__isnull=True), name="case_wrap_of_reporter_once"
            ),
        ]


class Item(SealedRow):
    """One sealed piece. The browser makes its id and binds the content to case, compartment, number and kind."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="items")
    compartment = models.SlugField(max_length=20, db_index=False)
    key_version = models.PositiveSmallIntegerField(default=1)
    number = models.PositiveIntegerField(help_text="1, 2, 3 ... within the compartment; sealed inside too")
    kind = models.SlugField(max_length=20, db_index=False)
    role = models.SlugField(max_length=20, db_index=False, help_text="in which role it was written")
    alias = models.PositiveSmallIntegerField(default=0)
    day = models.DateField()
    format = models.PositiveSmallIntegerField(help_text="the version byte it begins with")
    size_class = models.PositiveIntegerField(help_text="KiB after padding; never the real size")
    sealed = models.BinaryField()

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case", "compartment", "number"], name="case_item_once")
        ]
