"""Which organisations outside come back often: over persons and teams, in a rolling period. Organisations, never people."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Max, Q, QuerySet, Sum

from zuiver.kernel.dates import add_months
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.registers import permissions
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry
from zuiver.registers.queries.scope import without_conflicts
from zuiver.registers.registry import all_registers
from zuiver.registers.terms import setting

MOST_SHOWN: Final = 50
# One of a giver is no pattern.
LEAST: Final = 2


@dataclass(frozen=True)
class GiverLine:
    """What one organisation gave in the period: how often, to how many, and what is known of the worth in cents."""

    public_id: str
    name: str
    is_supplier: bool
    entries: int
    persons: int
    teams: int
    cents: int | None
    unknown: int
    last_on: date


@dataclass(frozen=True)
class Givers:
    """The lines of one register, most persons first, and the first day that counts."""

    register: Register
    since: date
    lines: tuple[GiverLine, ...]


def registers_of_givers() -> tuple[Register, ...]:
    """Return the registers that count what comes from one organisation."""
    return tuple(one for one in all_registers() if one.terms.repeated_within_months is not None)


def repeat_givers(actor: Actor, register: Register) -> Givers:
    """Return who gave more than once, over how many persons and teams (G-7, G-20). For who keeps the register.

    Raises NotFound for others, and for a register that does not count.
    """
    within = register.terms.repeated_within_months
    if within is None or not actor.may(register.readers.permission):
        raise permissions.not_found()
    organisation = Organisation.objects.get(pk=actor.organisation_id)
    since = add_months(actor.on, -setting(organisation, register, within))
    rows: QuerySet[Entry] = Entry.rows.of(actor.organisation_id).filter(
        kind=register.kind, happened_on__gt=since, happened_on__lte=actor.on, counterparty__isnull=False
    )
    grouped = (
        without_conflicts(actor, rows.exclude(state=State.WITHDRAWN))
        .values("counterparty__public_id", "counterparty__name", "counterparty__is_supplier")
        .annotate(
            entries=Count("pk"), persons=Count("person", distinct=True), teams=Count("unit", distinct=True),
            cents=Sum("amount_cents"), unknown=Count("pk", filter=Q(amount_cents__isnull=True)),
            last_on=Max("happened_on"),
        )
        .filter(entries__gte=LEAST)
        .order_by("-persons", "-entries", "counterparty__name")
    )  # fmt: skip
    columns = grouped.values_list(
        "counterparty__public_id", "counterparty__name", "counterparty__is_supplier",
        "entries", "persons", "teams", "cents", "unknown", "last_on",
    )  # fmt: skip
    return Givers(register, since, tuple(GiverLine(*found) for found in columns[:MOST_SHOWN]))
