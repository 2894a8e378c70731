"""What holds are in force on a day, and which entries they touch."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from zuiver.people.models import Organisation
from zuiver.registers.keeping.models import LegalHold
from zuiver.registers.models import Entry, EntryNamed


@dataclass(frozen=True)
class HeldBack:
    """All that holds of a day touch: entries by public id, people and givers by id, givers also by their folded name."""

    entries: frozenset[str]
    people: frozenset[int]
    parties: frozenset[int]
    party_keys: frozenset[str]

    def touches(self, entry: Entry) -> bool:
        """Whether an entry is held: itself, who it is of, who registered it, who is named in it, or the giver."""
        return (
            entry.public_id in self.entries
            or entry.person_id in self.people
            or entry.registered_by_id in self.people
            or entry.counterparty_id in self.parties
            or entry.party_key in self.party_keys
            or bool(self.people & _named_in(entry))
        )


def holds_in_force(organisation_id: int, on: date) -> QuerySet[LegalHold]:
    """Return the holds that nobody lifted and whose last day has not passed."""
    rows: QuerySet[LegalHold] = LegalHold.rows.of(organisation_id).filter(lifted_on__isnull=True)
    return rows.filter(Q(until__isnull=True) | Q(until__gte=on))


def held_back(organisation_id: int, on: date) -> HeldBack:
    """Return all that is held on a day."""
    holds = list(holds_in_force(organisation_id, on).select_related("counterparty"))
    keys = {hold.counterparty.name_key for hold in holds if hold.counterparty}
    return HeldBack(
        entries=frozenset(hold.entry_public_id for hold in holds if hold.entry_public_id),
        people=frozenset(hold.person_id for hold in holds if hold.person_id),
        parties=frozenset(hold.counterparty_id for hold in holds if hold.counterparty_id),
        party_keys=frozenset(key for key in keys if key),
    )


def one_at_a_time(organisation_id: int) -> None:
    """Wait until no hold is being set and nothing is being destroyed; held until the transaction ends.

    So a hold that was set is seen by every destruction that comes after it. SQLite has one writer anyhow.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)


def _named_in(entry: Entry) -> frozenset[int]:
    named = EntryNamed.rows.of(entry.organisation_id).filter(entry=entry)
    return frozenset(named.values_list("person_id", flat=True))
