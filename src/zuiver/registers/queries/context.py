"""What a person who decides has beside the entry."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from django.db.models import Q, QuerySet

from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.people.roles import READ_ALL_ENTRIES
from zuiver.registers.advice import advise
from zuiver.registers.cases import case_of
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import BY_ACTION
from zuiver.registers.models import Decision, Entry
from zuiver.registers.queries.entry_view import available
from zuiver.registers.queries.rows import masked, rows_by_ids
from zuiver.registers.queries.scope import entries_of, names_of, own_entries, without_conflicts
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
    return DecisionContext(
        points=_points(actor, entry, register),
        giver=None if giver is None else _history(actor, giver),
        person=_history(actor, without_conflicts(actor, others.filter(person_id=entry.person_id))),
        alike=_alike(actor, entry),
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
    return (*advice.notes, *register.reading.points(entry.data, advice.around), *late)


def _history(actor: Actor, rows: QuerySet[Entry]) -> History:
    """Count up to a limit: how many thousand gifts a giver gave is a matter for the register, not for this page."""
    ordered = rows.order_by("-happened_on", "-pk").values_list("pk", "person_id")
    found = list(ordered[: MOST_COUNTED + 1])
    counted = found[:MOST_COUNTED]
    return History(
        count=len(counted),
        persons=len({person_id for _, person_id in counted}),
        last=_lines(actor, [row_id for row_id, _ in counted[:SHOWN]]),
        is_capped=len(found) > MOST_COUNTED,
    )


def _alike(actor: Actor, entry: Entry) -> LikeDecisions:
    decisions = list(
        Decision.rows.of(actor.organisation_id)
        .filter(kind=entry.kind, category=entry.category, advice=entry.outcome)
        .exclude(entry=entry)
        .order_by("-pk")
        .values_list("entry_id", "action", "reason")[:MOST_ALIKE]
    )
    counts = Counter(action for _, action, _ in decisions)
    lines = dict(zip(*_with_ids(actor, [one for one, _, _ in decisions[:SHOWN]]), strict=True))
    return LikeDecisions(
        total=len(decisions),
        by_action=tuple((action, BY_ACTION[action].label, count) for action, count in counts.most_common()),
        last=tuple(
            # A reason may tell who it was about: only for who may see that entry.
            (lines[one], BY_ACTION[action].label, reason if lines[one].public_id else "")
            for one, action, reason in decisions[:SHOWN]
            if one in lines
        ),
    )


def _with_ids(actor: Actor, ids: Sequence[int]) -> tuple[list[int], tuple[EntryRow, ...]]:
    unique = list(dict.fromkeys(ids))
    return unique, _lines(actor, unique)


def _lines(actor: Actor, ids: Sequence[int]) -> tuple[EntryRow, ...]:
    """The lines, without names and ids where the actor may know that something was, but not whose it was."""
    visible = set(_visible(actor, ids))
    lines = rows_by_ids(actor.organisation_id, ids)
    return tuple(line if row_id in visible else masked(line) for row_id, line in zip(ids, lines, strict=True))


def _visible(actor: Actor, ids: Sequence[int]) -> QuerySet[Entry, int]:
    rows = entries_of(actor).filter(pk__in=ids)
    if not actor.may(READ_ALL_ENTRIES):
        holds = Q(assessor_id__in=[actor.person_id or 0, *actor.stands_in_for])
        own = Q(pk__in=own_entries(actor).filter(pk__in=ids).values("pk"))
        rows = rows.filter(Q(unit_id__in=list(actor.leads)) | holds | own)
    return without_conflicts(actor, rows).values_list("pk", flat=True)
