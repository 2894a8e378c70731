"""Editions of a code and their passages, who confirmed to have read one, and how often a theme was asked about.

An edition is written once, by `commands.edition_import`, and never changes.
"""

from django.db import models

from zuiver.codes.reading.tree import PassageKind
from zuiver.kernel.ids import new_public_id
from zuiver.people.models import Person
from zuiver.people.tenancy import Tenant


class Edition(Tenant):
    """One text of a code, in force from a day until the next edition.

    `report` is what the reader found: unplaced text, sentences that are not whole, and what it dropped or mended.
    """

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=60)
    valid_from = models.DateField()
    source_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    report = models.JSONField(default=dict)
    imported_at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="edition_name_once"),
            models.UniqueConstraint(fields=["organisation", "valid_from"], name="edition_day_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.name})"


class EditionPassage(Tenant):
    """A heading, paragraph or bullet of an edition. `key` is its stable id; `position` its place in reading order."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="passages")
    key = models.CharField(max_length=600)
    parent_key = models.CharField(max_length=600, blank=True)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in PassageKind])
    text = models.TextField(blank=True)
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField(default=0)

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="passage_key_once"),
            models.UniqueConstraint(fields=["edition", "position"], name="passage_position_once"),
        ]

    def __str__(self) -> str:
        return self.key


class Attestation(Tenant):
    """A person confirmed to have read an edition: once, and never taken back."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["person", "edition"], name="attestation_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.edition_id}"


class QuestionCount(Tenant):
    """How often a theme was asked about in a month. No person, no answer, no moment: only the number.

    `theme` is a module of the catalogue, `month` its first day.
    """

    theme = models.SlugField(max_length=60, db_index=False)
    month = models.DateField()
    asked = models.PositiveIntegerField(default=0)

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "theme", "month"], name="question_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.theme} {self.month:%Y-%m}: {self.asked}"
