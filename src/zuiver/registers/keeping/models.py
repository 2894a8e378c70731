"""The retention table, legal holds, destructions with their lists, and access packs.

Nothing here holds content of an entry, nor a key to one: entries are named by their public id, so that the lines outlive them.
"""

from django.db import models

from zuiver.kernel.ids import new_public_id
from zuiver.people.models import Counterparty, Person, Tenant

LONGEST_SOURCE = 300
LONGEST_REASON = 1000


class RetentionRule(Tenant):
    """One line of the retention table. It is never changed: a later line takes its place from `valid_from` on.

    `years` empty means: nothing of this register is destroyed. A line that nobody approved does nothing.
    """

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    kind = models.SlugField(max_length=40, db_index=False)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    counted_from = models.SlugField(max_length=20, db_index=False)
    source = models.CharField(
        max_length=LONGEST_SOURCE, help_text="the decision or selection list it rests on"
    )
    is_demo = models.BooleanField(default=False, help_text="an example, not a decision of the organisation")
    valid_from = models.DateField()
    drafted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True)

    class Meta(Tenant.Meta):
        indexes = [
            models.Index(fields=["organisation", "kind", "valid_from", "id"], name="retention_by_kind")
        ]


class LegalHold(Tenant):
    """Nothing that it touches is destroyed: one entry, all of a person, or all of a giver."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    entry_public_id = models.CharField(max_length=22, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    counterparty = models.ForeignKey(Counterparty, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=LONGEST_REASON)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="the last day on which it holds")
    lifted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True)

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "lifted_on", "id"], name="hold_in_force")]


class Destruction(Tenant):
    """A list of what may go: proposed, approved by somebody else, executed, and its certificate."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    state = models.SlugField(max_length=20, db_index=False)
    on = models.DateField(help_text="what was due on this day")
    size = models.PositiveIntegerField(default=0)
    list_hash = models.CharField(max_length=64, help_text="of the list as it was proposed")
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    executed_at = models.DateTimeField(null=True)
    certificate = models.JSONField(null=True)

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "state", "id"], name="destruction_by_state")]


class DestructionLine(Tenant):
    """One entry on a list, and what came of it. It stays when the entry is gone, to destroy it again after a restore."""

    destruction = models.ForeignKey(Destruction, on_delete=models.PROTECT, related_name="lines")
    rule = models.ForeignKey(RetentionRule, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.SlugField(max_length=40, db_index=False)
    entry_public_id = models.CharField(max_length=22)
    counted_from = models.DateField(help_text="the day from which the years were counted")
    due_on = models.DateField()
    outcome = models.SlugField(max_length=20, db_index=False, blank=True)

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["destruction", "entry_public_id"], name="destruction_line_once")
        ]
        indexes = [
            models.Index(fields=["organisation", "entry_public_id"], name="destruction_of_entry"),
            models.Index(fields=["destruction", "outcome", "id"], name="destruction_to_do"),
        ]


class AccessPack(Tenant):
    """A request of a person to see all that is stored. Only which fields are shown is kept, never what stands in them."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    version = models.PositiveIntegerField(default=1)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.SlugField(max_length=20, db_index=False)
    asked_on = models.DateField()
    due_on = models.DateField(help_text="one month after it was asked (GDPR, article 12)")
    shown = models.JSONField(
        default=list, help_text="keys of fields about others that are shown all the same"
    )
    collected_hash = models.CharField(max_length=64, blank=True, help_text="of what was looked at")
    masked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    handed_out_at = models.DateTimeField(null=True)

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "state", "id"], name="access_pack_by_state")]
