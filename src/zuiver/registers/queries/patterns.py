"""What one giver gave in a period, as points for the talk about one entry. Numbers only: who got what stays out of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import QuerySet

from zuiver.kernel.dates import add_months
from zuiver.kernel.errors import Message
from zuiver.kernel.money import Money
from zuiver.people.models import Organisation
from zuiver.people.prepared import prepared
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry
from zuiver.registers.patterns import Line, repeated, same_item, split_gift
from zuiver.registers.search import words_of
from zuiver.registers.terms import setting

# A giver with more than this in one period is a matter for the register, not for one talk.
MOST_READ: Final = 500


def pattern_points(organisation: Organisation, register: Register, entry: Entry) -> tuple[Message, ...]:
    """Return what stands out in what this giver gave: often and to many, much the same to others, cut into parts.

    Rolling over the months that the register counts (G-7, G-20), up to the day of the entry. One query; none where the
    register does not count or the giver or the day is not known.
    """
    within = register.terms.repeated_within_months
    if within is None or entry.counterparty_id is None or entry.happened_on is None:
        return ()
    months = setting(organisation, register, within)
    after = add_months(entry.happened_on, -months)
    rows = _of_giver(organisation.pk, entry.kind, entry.counterparty_id, after, entry.happened_on)
    lines = [Line(*row) for row in rows]
    own = next((line for line in lines if line.entry_id == entry.pk), None)
    if own is None:
        return ()
    others = [line for line in lines if line is not own]
    return (
        *_over_people(lines, months),
        *_alike(own, others),
        *_cut_up(register, entry.receipt, own, others),
    )


@prepared
def _of_giver(
    organisation_id: int, kind: str, counterparty_id: int, after: date, until: date
) -> QuerySet[Entry, tuple[Any, ...]]:
    rows: QuerySet[Entry] = Entry.rows.of(organisation_id)
    rows = rows.filter(
        kind=kind, counterparty_id=counterparty_id, happened_on__gt=after, happened_on__lte=until
    )
    rows = rows.exclude(state=State.WITHDRAWN).order_by("-happened_on", "-pk")
    return rows.values_list("pk", "person_id", "unit_id", "happened_on", "title", "amount_cents")[:MOST_READ]


def _over_people(lines: list[Line], months: int) -> Iterator[Message]:
    found = repeated(lines)
    if found.persons > 1:
        counts = {
            "months": months, "entries": found.entries, "persons": found.persons, "teams": found.teams,
            "amount": Money(found.cents), "unknown": found.unknown,
        }  # fmt: skip
        if found.unknown:
            yield Message(
                "In {months} months this giver gave {entries} times here, to {persons} people in {teams} teams. "
                "Together that is {amount}; of {unknown} the worth is not known.",
                counts,
            )
        else:
            yield Message(
                "In {months} months this giver gave {entries} times here, to {persons} people in {teams} teams. "
                "Together that is {amount}.",
                counts,
            )


def _alike(own: Line, others: list[Line]) -> Iterator[Message]:
    people = {line.person_id for line in same_item(own, others, words_of)}
    if people:
        yield Message(
            "Much the same of this giver was recorded by others around that day: {count}.",
            {"count": len(people)},
        )


def _cut_up(
    register: Register, receipt: Mapping[str, Any] | None, own: Line, others: list[Line]
) -> Iterator[Message]:
    limit = (receipt or {}).get("terms", {}).get(register.terms.split_below or "")
    if limit is None:
        return
    split = split_gift(own, others, int(Decimal(str(limit)) * 100))
    if split is not None:
        yield Message(
            "Within {days} days this giver gave this person {entries} things. Each is within the limit; together they "
            "are worth {amount}.",
            {"days": split.days, "entries": split.entries, "amount": Money(split.cents)},
        )
