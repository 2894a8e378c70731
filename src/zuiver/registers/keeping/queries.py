"""Every read of what is kept. Each takes the actor and shows no more than that actor may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import Lower

from zuiver.people.actor import Actor
from zuiver.registers.keeping import permissions
from zuiver.registers.keeping.holds import held_back, holds_in_force
from zuiver.registers.keeping.models import AccessPack, Destruction, LegalHold, RetentionRule
from zuiver.registers.keeping.noting import stop_on
from zuiver.registers.keeping.states import OPEN, DestructionState, PackState
from zuiver.registers.keeping.table import counted_and_due, rules_on
from zuiver.registers.models import Entry
from zuiver.registers.registry import all_registers


@dataclass(frozen=True)
class OwnFate:
    """What happens to one of the actor's entries: the day, and the years of the rule; no day: nothing is deleted yet.

    `rule` is None where no period was approved. `held`: it stays because of a hold; why is not said.
    """

    public_id: str
    kind: str
    title: str
    due_on: date | None
    rule: RetentionRule | None
    held: bool


@dataclass(frozen=True)
class RegisterState:
    """How a register stands: how many entries, open and late ones, and its line in force."""

    kind: str
    entries: int
    open: int
    overdue: int
    rule: RetentionRule | None


def table_of(actor: Actor) -> tuple[RetentionRule, ...]:
    """Return the retention table with its history, newest first. Raises Refusal for who may not look."""
    stop_on(permissions.check_look(actor))
    rows = RetentionRule.rows.of(actor.organisation_id).select_related("drafted_by", "approved_by")
    return tuple(rows.order_by("kind", "-valid_from", "-pk"))


def rules_in_force(actor: Actor) -> Mapping[str, RetentionRule]:
    """Return the line in force for each register that has one; everybody may know how long things are kept."""
    return rules_on(actor.organisation_id, actor.on)


def holds_of(actor: Actor) -> tuple[LegalHold, ...]:
    """Return the holds in force, newest first. Raises Refusal for who may not look."""
    stop_on(permissions.check_look(actor))
    rows = holds_in_force(actor.organisation_id, actor.on)
    return tuple(rows.select_related("person", "counterparty", "set_by").order_by("-pk"))


def destructions_of(actor: Actor) -> tuple[Destruction, ...]:
    """Return the lists, newest first. Raises Refusal for who may not look."""
    stop_on(permissions.check_look(actor))
    rows = Destruction.rows.of(actor.organisation_id).select_related("proposed_by", "approved_by")
    return tuple(rows.order_by("-pk"))


def destruction_of(actor: Actor, public_id: str) -> Destruction:
    """Return one list. Raises Refusal for who may not look, NotFound."""
    found = next((one for one in destructions_of(actor) if one.public_id == public_id), None)
    if found is None:
        raise permissions.not_there()
    return found


def counts_on(actor: Actor, destruction: Destruction) -> tuple[tuple[str, str, int], ...]:
    """Return (kind, outcome, number) of a list: never which entries."""
    found = destruction.lines.values_list("kind", "outcome").annotate(Count("pk"))
    return tuple(found.order_by("kind", "outcome"))


def approved_lists(actor: Actor) -> tuple[str, ...]:
    """Return the public ids of lists that wait to be carried out. Raises Refusal for who does not keep the registers."""
    stop_on(permissions.check_keep(actor))
    rows = Destruction.rows.of(actor.organisation_id).filter(state=DestructionState.APPROVED)
    return tuple(rows.order_by("pk").values_list("public_id", flat=True))


def has_open_list(actor: Actor) -> bool:
    """Whether a list waits to be approved or carried out; then no other is made. Raises Refusal for who keeps no registers."""
    stop_on(permissions.check_keep(actor))
    rows = Destruction.rows.of(actor.organisation_id).filter(state__in=OPEN)
    return bool(rows.exists())


def fate_of_my_entries(actor: Actor, most: int = 1000) -> tuple[OwnFate, ...]:
    """Return for each entry of the actor what is deleted when, the first to go first, then what stays."""
    if actor.person_id is None:
        return ()
    rules, held = rules_on(actor.organisation_id, actor.on), held_back(actor.organisation_id, actor.on)
    rows = Entry.rows.of(actor.organisation_id).filter(person_id=actor.person_id).defer("data", "receipt")
    found = [
        _fate(entry, rules.get(entry.kind), actor.on, held.touches(entry))
        for entry in rows.order_by("-pk")[:most]
    ]
    return tuple(sorted(found, key=lambda one: one.due_on or date.max))


def _fate(entry: Entry, rule: RetentionRule | None, today: date, held: bool) -> OwnFate:
    days = counted_and_due(entry, rule, today)
    return OwnFate(entry.public_id, entry.kind, entry.title, days[1] if days else None, rule, held)


def registers_at_a_glance(actor: Actor) -> tuple[RegisterState, ...]:
    """Return how every register stands that the actor keeps: counts only, never people. Raises Refusal for who keeps none."""
    stop_on(permissions.check_keep(actor))
    rules = rules_on(actor.organisation_id, actor.on)
    entries, is_open, overdue = (dict(rows) for rows in counts_by_kind(actor.organisation_id, actor.on))
    found = []
    for one in all_registers():
        if actor.may(one.readers.permission):
            kind = one.kind
            counts = entries.get(kind, 0), is_open.get(kind, 0), overdue.get(kind, 0)
            found.append(RegisterState(kind, counts[0], counts[1], counts[2], rules.get(kind)))
    return tuple(found)


def counts_by_kind(organisation_id: int, on: date) -> tuple[QuerySet[Entry, tuple[str, int]], ...]:
    """How many entries each register has, how many of them are open, and how many of those are past their day.

    Three queries, each out of an index of its own: as one they would read every entry. What is open is grouped by the folded
    kind, which is the kind itself: by the column, a database reads all entries in its order instead of the few that are open.
    """
    rows: QuerySet[Entry] = Entry.rows.of(organisation_id).order_by()
    is_open = rows.annotate(of_kind=Lower("kind")).filter(is_open=True)
    overdue = is_open.filter(due_on__isnull=False, due_on__lt=on)
    every = rows.values_list("kind").annotate(Count("pk"))
    return every, *(part.values_list("of_kind").annotate(Count("pk")) for part in (is_open, overdue))


def packs_waiting(actor: Actor) -> tuple[AccessPack, ...]:
    """Return the access packs that are not handed out, the earliest day first. Raises Refusal for who may not look."""
    stop_on(permissions.check_look(actor))
    rows = AccessPack.rows.of(actor.organisation_id).exclude(state=PackState.HANDED_OUT)
    return tuple(rows.select_related("person", "masked_by").order_by("due_on", "pk"))


def pack_of(actor: Actor, public_id: str) -> AccessPack:
    """Return one pack for who handles it. Raises Refusal for who may not look, NotFound; the own one is handled by others."""
    stop_on(permissions.check_look(actor))
    rows = AccessPack.rows.of(actor.organisation_id).select_related("person", "masked_by")
    found: AccessPack | None = rows.filter(public_id=public_id).first()
    if found is None or found.person_id == actor.person_id:
        raise permissions.not_there()
    return found


def my_pack(actor: Actor) -> AccessPack | None:
    """Return the actor's last request; None without one."""
    rows = AccessPack.rows.of(actor.organisation_id).filter(person_id=actor.person_id or 0)
    found: AccessPack | None = rows.order_by("-pk").first()
    return found
