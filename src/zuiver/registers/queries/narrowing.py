"""Filters of a list as conditions on the table."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from zuiver.people.actor import Actor
from zuiver.people.models import Counterparty, Person, Unit
from zuiver.people.placement import with_all_below
from zuiver.registers.models import Entry
from zuiver.registers.queries.views import EntryFilters


@dataclass(frozen=True)
class Narrowed:
    """Rows after the filters, and the units they are limited to: None is no limit, empty is nothing at all."""

    rows: QuerySet[Entry]
    units: Collection[int] | None
    has_filters: bool


def narrowed(
    actor: Actor, rows: QuerySet[Entry], units: Collection[int] | None, filters: EntryFilters
) -> Narrowed:
    """Apply all filters but the text. What a filter names and is not there leaves nothing."""
    condition = _columns(filters) & _people(actor, filters)
    if filters.unit:
        chosen = _unit_and_below(actor, filters.unit)
        units = chosen if units is None else set(units) & chosen
    return Narrowed(
        rows=rows.filter(condition) if condition else rows,
        units=units,
        has_filters=bool(condition) or units is not None,
    )


def _columns(filters: EntryFilters) -> Q:
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
    return Q(**{name: value for name, value in conditions.items() if value is not None})


def _people(actor: Actor, filters: EntryFilters) -> Q:
    """Conditions by id: a join on a name or public id would take the index out of the planner's hands."""
    condition = Q()
    if filters.person:
        people = Person.rows.of(actor.organisation_id).filter(public_id=filters.person)
        condition &= Q(person_id=people.values_list("pk", flat=True).first() or 0)
    if filters.counterparty:
        parties = Counterparty.rows.of(actor.organisation_id).filter(public_id=filters.counterparty)
        condition &= Q(counterparty_id=parties.values_list("pk", flat=True).first() or 0)
    return condition


def _unit_and_below(actor: Actor, code: str) -> frozenset[int]:
    unit = Unit.rows.of(actor.organisation_id).filter(code=code).values_list("pk", flat=True)
    return with_all_below(actor.organisation_id, list(unit))
