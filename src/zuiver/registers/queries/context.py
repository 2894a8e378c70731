"""What a person who decides has beside the entry."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.db.models import Q, QuerySet

from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.people.prepared import prepared
from zuiver.registers.advice import advise
from zuiver.registers.cases import case_of
from zuiver.registers.declaration import Readers, Register
from zuiver.registers.models import Decision, Entry
from zuiver.registers.queries.entry_view import available
from zuiver.registers.queries.patterns import pattern_points
from zuiver.registers.queries.rows import masked, rows_by_ids
from zuiver.registers.queries.scope import (
    entries_of,
    names_of,
    own_entries,
    units_read,
    without_conflicts,
)
from zuiver.registers.queries.views import Available, DecisionContext, EntryRow, History, LikeDecisions
from zuiver.registers.registry import register_of
from zuiver.registers.surroundings import around_entry

MOST_COUNTED: Final = 500
MOST_ALIKE: Final = 200
SHOWN: Final = 5


def actions_for(actor: Actor, entry: Entry) -> tuple[Available, ...]:
    """Return the actions that the actor may do now, in the order of the table: what a page shows as buttons."""
    register = register_of(entry.kind)
    return available(actor, entry, register, case_of(entry, register))


def decision_context(actor: Actor, entry: Entry) -> DecisionContext:
    """Return points to discuss, earlier entries of this giver and this person, like decisions, and the actions."""
    register = register_of(entry.kind)
    others = entries_of(actor, entry.kind).exclude(pk=entry.pk)
    giver = others.filter(counterparty_id=entry.counterparty_id) if entry.counterparty_id else None
    principal = entry.assessor_id if entry.assessor_id in actor.stands_in_for else None
    of_giver = [] if giver is None else _newest(giver)
    of_person = _newest(without_conflicts(actor, others.filter(person_id=entry.person_id)))
    alike = _decisions_alike(actor, entry)
    shown = [row_id for row_id, _ in (*of_giver[:SHOWN], *of_person[:SHOWN])]
    lines = _lines(actor, register, [*shown, *(one for one, _, _ in alike[:SHOWN])])
    return DecisionContext(
        points=_points(actor, entry, register),
        giver=None if giver is None else _history(of_giver, lines),
        person=_history(of_person, lines),
        alike=_alike(register, alike, lines),
        actions=actions_for(actor, entry),
        in_place_of=names_of(actor.organisation_id, {principal}).get(principal, "") if principal else "",
    )


def _points(actor: Actor, entry: Entry, register: Register) -> tuple[Message, ...]:
    organisation = Organisation.objects.get(pk=entry.organisation_id)
    around = around_entry(
        organisation,
        register,
        entry.data,
        person=entry.person,
        counterparty=entry.counterparty,
        today=actor.on,
        entry=entry,
    )
    advice = advise(organisation, register, entry.data, around)
    late = (Message("It was reported late. Late is better than never: say thanks."),) if entry.is_late else ()
    points = register.reading.points(entry.data, advice.around)
    return (*advice.notes, *points, *pattern_points(organisation, register, entry), *late)


def _newest(rows: QuerySet[Entry]) -> list[tuple[int, int]]:
    """Ids and people, up to a limit: how many thousand gifts a giver gave is a matter for the register, not for this page."""
    return list(rows.order_by("-happened_on", "-pk").values_list("pk", "person_id")[: MOST_COUNTED + 1])


def _history(found: Sequence[tuple[int, int]], lines: Mapping[int, EntryRow]) -> History:
    counted = found[:MOST_COUNTED]
    return History(
        count=len(counted),
        persons=len({person_id for _, person_id in counted}),
        last=tuple(lines[row_id] for row_id, _ in counted[:SHOWN] if row_id in lines),
        is_capped=len(found) > MOST_COUNTED,
    )


def _decisions_alike(actor: Actor, entry: Entry) -> list[tuple[int, str, str]]:
    return _decided(actor.organisation_id, entry.kind, entry.category, entry.outcome, entry.pk)


@prepared
def _decided(
    organisation_id: int, kind: str, category: str, advice: str, but_not: int
) -> QuerySet[Decision, tuple[int, str, str]]:
    rows: QuerySet[Decision] = Decision.rows.of(organisation_id)
    rows = rows.filter(kind=kind, category=category, advice=advice).exclude(entry_id=but_not)
    return rows.order_by("-pk").values_list("entry_id", "action", "reason")[:MOST_ALIKE]


def _alike(
    register: Register, decisions: Sequence[tuple[int, str, str]], lines: Mapping[int, EntryRow]
) -> LikeDecisions:
    counts = Counter(action for _, action, _ in decisions)
    return LikeDecisions(
        total=len(decisions),
        by_action=tuple(
            (action, register.action_label(action), count) for action, count in counts.most_common()
        ),
        last=tuple(
            # A reason may tell who it was about: only for who may see that entry.
            (lines[one], register.action_label(action), reason if lines[one].public_id else "")
            for one, action, reason in decisions[:SHOWN]
            if one in lines
        ),
    )


def _lines(actor: Actor, register: Register, ids: Iterable[int]) -> dict[int, EntryRow]:
    """Lines by id, without names and ids where the actor may know that something was, but not whose it was."""
    unique = list(dict.fromkeys(ids))
    visible = set(_visible(actor, register.readers, unique))
    lines = zip(unique, rows_by_ids(actor.organisation_id, unique), strict=True)
    return {row_id: line if row_id in visible else masked(line) for row_id, line in lines}


def _visible(actor: Actor, readers: Readers, ids: Sequence[int]) -> QuerySet[Entry, int]:
    rows = entries_of(actor).filter(pk__in=ids)
    if not actor.may(readers.permission):
        holds = Q(assessor_id__in=[actor.person_id or 0, *actor.stands_in_for])
        own = Q(pk__in=own_entries(actor).filter(pk__in=ids).values("pk"))
        rows = rows.filter(Q(unit_id__in=sorted(units_read(actor, readers))) | holds | own)
    return without_conflicts(actor, rows).values_list("pk", flat=True)
