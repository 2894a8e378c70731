"""Filters of a list as conditions on the table, and which plan answers them together with a sort order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db import connection
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce

from zuiver.people.actor import Actor
from zuiver.people.models import Counterparty, Person, Unit
from zuiver.people.placement import with_all_below
from zuiver.registers.models import Entry
from zuiver.registers.queries.keyset import MOST_UNITS_APART
from zuiver.registers.queries.views import EntryFilters

# A filter that leaves no more than this is sorted; one that leaves more is met soon on the way along the sort order.
NARROW: Final = 3000

# Filters that have an index of their own which is in the order of the date.
_DATED: Final = frozenset({"state", "outcome", "is_open", "is_late", "person_id", "counterparty_id"})
_DATE_RANGE: Final = frozenset({"happened_on__gte", "happened_on__lte"})
_AMOUNT_RANGE: Final = frozenset({"amount_cents__gte", "amount_cents__lte"})


@dataclass(frozen=True)
class Narrowed:
    """Rows before the filters, the filters as conditions, and the units: None is no limit, empty is nothing at all."""

    rows: QuerySet[Entry]
    conditions: Mapping[str, Any]
    units: Collection[int] | None

    @property
    def has_filters(self) -> bool:
        """Whether anything but the register itself limits the rows."""
        return bool(self.conditions) or self.units is not None

    def filtered(self) -> QuerySet[Entry]:
        """Return the rows under all filters and in the units."""
        rows = self.rows.filter(**self.conditions) if self.conditions else self.rows
        return rows if self.units is None else rows.filter(unit_id__in=sorted(self.units))

    def for_sort(self, sort: str) -> "Narrowed":
        """Return the same rows in the form that the database reads fastest in this order. Perhaps one query."""
        if self._has_index_for(sort.removeprefix("-")):
            return self
        left = self.filtered()
        if self.units is not None or not _DATED.isdisjoint(self.conditions):
            # The index of such a filter is in the order of the date; asked for in that order, it is used.
            left = left.order_by("happened_on", "pk")
        ids = list(left.values_list("pk", flat=True)[: NARROW + 1])
        if len(ids) <= NARROW:
            return Narrowed(self.rows.filter(pk__in=ids), {}, None)
        return self._along_the_order()

    def in_one_walk(self, sort: str) -> QuerySet[Entry]:
        """Return the same rows as one query set that can be read in this order, units and all. Perhaps one query."""
        found = self.for_sort(sort)
        if found.units is not None and len(found.units) > 1:
            found = replace(found, rows=found._along_the_order().rows, conditions={}, units=None)
        return found.filtered()

    def _has_index_for(self, word: str) -> bool:
        names = set(self.conditions)
        if self.units is not None:
            names.add("units")
        if word == "date":
            kept = names - _DATE_RANGE
            is_apart = self.units is None or len(self.units) <= MOST_UNITS_APART
            # "not late" is nearly everything: met at once on the way.
            few = kept <= {"units"} or (len(kept) == 1 and kept <= _DATED)
            return few and is_apart
        return not names or (word == "amount" and names <= _AMOUNT_RANGE)

    def _along_the_order(self) -> "Narrowed":
        """Keep SQLite from an index that finds the rows and then has to sort them all; PostgreSQL counts for itself."""
        if connection.vendor != "sqlite":
            return replace(self, rows=self.filtered(), conditions={}, units=None)
        rows = self.rows
        wanted = dict(self.conditions)
        if self.units is not None:
            wanted["unit_id__in"] = sorted(self.units)
        for name, value in wanted.items():
            column, _, lookup = name.partition("__")
            hidden = f"any_{column}"
            rows = rows.alias(**{hidden: Coalesce(F(column), Value(None))})
            rows = rows.filter(**{f"{hidden}__{lookup}" if lookup else hidden: value})
        return Narrowed(rows, {}, None)


def narrowed(
    actor: Actor, rows: QuerySet[Entry], units: Collection[int] | None, filters: EntryFilters
) -> Narrowed:
    """Return the rows with all filters but the text. What a filter names and is not there leaves nothing."""
    if filters.unit:
        chosen = _unit_and_below(actor, filters.unit)
        units = chosen if units is None else set(units) & chosen
    return Narrowed(rows, _columns(filters) | _people(actor, filters), units)


def _columns(filters: EntryFilters) -> dict[str, Any]:
    conditions = {
        "state": filters.state or None,
        "outcome": filters.outcome or None,
        "is_open": True if filters.open_only else None,
        "is_late": filters.late,
        "happened_on__gte": filters.from_,
        "happened_on__lte": filters.until,
        "amount_cents__gte": filters.amount_from,
        "amount_cents__lte": filters.amount_until,
    }
    return {name: value for name, value in conditions.items() if value is not None}


def _people(actor: Actor, filters: EntryFilters) -> dict[str, Any]:
    """Conditions by id: a join on a name or public id would take the index out of the planner's hands."""
    conditions: dict[str, Any] = {}
    if filters.person:
        people = Person.rows.of(actor.organisation_id).filter(public_id=filters.person)
        conditions["person_id"] = people.values_list("pk", flat=True).first() or 0
    if filters.counterparty:
        parties = Counterparty.rows.of(actor.organisation_id).filter(public_id=filters.counterparty)
        conditions["counterparty_id"] = parties.values_list("pk", flat=True).first() or 0
    return conditions


def _unit_and_below(actor: Actor, code: str) -> frozenset[int]:
    unit = Unit.rows.of(actor.organisation_id).filter(code=code).values_list("pk", flat=True)
    return with_all_below(actor.organisation_id, list(unit))
