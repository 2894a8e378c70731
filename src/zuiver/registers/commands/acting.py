"""One door over the transition table: decide, answer, account for, impose conditions, withdraw, open again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.measures.commands import NewMeasure, reroute_within
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.registers.advice import consent_by
from zuiver.registers.cases import DESK_STEPS, case_of, check_action, departs
from zuiver.registers.commands.composing import advise_again
from zuiver.registers.commands.conditions import impose, lapsed
from zuiver.registers.commands.recording import (
    locked_entry,
    move,
    person_id_of,
    read_reason,
    stop_on,
    stop_unless_seen,
    store,
    subject_of,
)
from zuiver.registers.dates import keep_days
from zuiver.registers.declaration import Register, Typed
from zuiver.registers.lifecycle import Holder, State, Transition, transition
from zuiver.registers.models import Decision, Entry, EntryConflict, EntryMessage
from zuiver.registers.payload import clean_step
from zuiver.registers.policies import Case
from zuiver.registers.registry import register_of
from zuiver.registers.routing import route
from zuiver.registers.telling import tell_holders


@dataclass(frozen=True)
class Weighed:
    """What a human decided against: the advice as it was seen, before the answers of the step gave a new one."""

    outcome: str
    receipt: Mapping[str, Any] | None
    is_departure: bool
    # In whose place a deputy decides.
    principal: int | None


@transaction.atomic
def entry_act(
    actor: Actor,
    *,
    public_id: str,
    action: str,
    reason: str = "",
    version: int | None = None,
    data: Typed | None = None,
    conditions: Sequence[NewMeasure] = (),
    extra: Mapping[str, Any] | None = None,
) -> Entry:
    """Do one step of `lifecycle.TRANSITIONS`.

    `data` is what was typed in the fields that the register asks with this step; it is stored with the new version, and
    where an answer is a fact of the rules, the aid answers again. The first answer stays in the versions before.
    `conditions` become measures, where the step imposes them. When something ends or is withdrawn, its open measures lapse.
    `version` is the version that the actor looked at: when someone else changed the entry since, the step is refused
    and nothing changes. A decision is stored with the receipt of the advice, whether it departs from it, and in whose
    place a deputy took it. Raises NotFound, Refusal, or InvalidData for a missing reason and per field of the step.
    """
    entry = locked_entry(actor, public_id)
    register = register_of(entry.kind)
    case = case_of(entry, register)
    stop_unless_seen(actor, case, entry, version)
    step = _allowed_step(actor, case, register, action)
    is_departure = step.is_decision and departs(register, action, entry.outcome)
    weighed = Weighed(entry.outcome, entry.receipt, is_departure, _in_place_of(actor, case, step))
    before = entry.data
    text = _read_step(actor, entry, register, step, data or {}, reason, is_departure)
    acting, moved = _hand_over(actor, entry, register, case, step)
    move(entry, step.to or State(entry.state))
    advise_again(actor, entry, register, before)
    keep_days(entry, register, actor.on)
    said = moved | impose(actor, entry, step, conditions, not_these=case.not_these | case.named)
    said |= lapsed(actor, entry, step, text) | dict(extra or {})
    store(entry, actor, step.action, step.event, reason=text, extra=said)
    _keep_beside(actor, entry, step, text, weighed)
    not_these = case.not_these | {entry.person_id}
    tell_holders(actor, entry, _told_of(register, step), acting=acting, not_these=not_these)
    return entry


def _allowed_step(actor: Actor, case: Case, register: Register, action: str) -> Transition:
    stop_on(check_action(actor, case, register, action))
    step = transition(action, case.state)
    if step is None or action in DESK_STEPS:
        raise Refusal(
            "step_at_the_desk",
            "The hand-in desk records this itself, with place and date. Open the list of the desk.",
        )
    return step


def _read_step(
    actor: Actor,
    entry: Entry,
    register: Register,
    step: Transition,
    typed: Typed,
    reason: str,
    is_departure: bool,
) -> str:
    """Take over what was typed with the step and return the reason; everything that is wrong is said at once."""
    cleaned = clean_step(register, step.action, entry.data, typed, actor.on)
    errors = dict(cleaned.errors)
    text = ""
    try:
        text = read_reason(reason, needed=step.needs_reason or is_departure)
    except InvalidData as wrong:
        errors |= wrong.errors
    if errors:
        raise InvalidData(errors)
    asked = {field.name for field in register.step_fields(step.action)}
    if asked:
        kept = {name: value for name, value in entry.data.items() if name not in asked}
        entry.data = {**kept, **cleaned.data}
    return text


def _keep_beside(actor: Actor, entry: Entry, step: Transition, text: str, weighed: Weighed) -> None:
    """Store what stands beside the entry: the decision, what the person does not agree with, a line of the talk."""
    if step.is_decision:
        _decide(actor, entry, step, text, weighed)
    if step.disagrees:
        _note_disagreement(entry, text)
    if step.is_message and text:
        _write(actor, entry, text)


def _note_disagreement(entry: Entry, text: str) -> None:
    """Keep it beside the last decision, once: what was noted first stays."""
    last = Decision.rows.of(entry.organisation_id).filter(entry=entry).order_by("-pk").first()
    if last is not None and not last.disagreement:
        Decision.rows.of(entry.organisation_id).filter(pk=last.pk).update(disagreement=text)


def _in_place_of(actor: Actor, case: Case, step: Transition) -> int | None:
    """Whose place a deputy takes; None for who acts for themself."""
    if Holder.ASSESSOR not in step.holders or case.assessor_id == actor.person_id:
        return None
    return case.assessor_id if case.assessor_id in actor.stands_in_for else None


def _hand_over(
    actor: Actor, entry: Entry, register: Register, case: Case, step: Transition
) -> tuple[Person | None, dict[str, object]]:
    """Find who decides from here on, where that has to be found anew, and let the measures go along.

    Return the deputy of that person, and what the event says of the measures.
    """
    if step.action == "step_aside":
        EntryConflict.rows.get_or_create(
            organisation_id=entry.organisation_id,
            entry=entry,
            person_id=person_id_of(actor),
            defaults={"stated_by_id": actor.person_id, "at": clock.now()},
        )
    ruled_out = case.not_these | case.named
    if step.action == "step_aside":
        ruled_out |= {person_id_of(actor)}
    elif Holder.ASSESSOR not in step.tells and not _goes_to_a_role(register, step):
        return None, {}
    # The manager of today decides; who decided before may have left since.
    in_state = register.route.in_state.get(step.to or case.state)
    by = in_state or consent_by(entry.organisation, register, actor.on)
    routed = route(entry.person, actor.on, not_these=ruled_out, consent_by=by)
    is_other = (routed.assessor, routed.role) != (entry.assessor, entry.assessor_role)
    entry.assessor, entry.assessor_role = routed.assessor, routed.role
    if step.action == "step_aside":
        entry.state_since = clock.now()
    return routed.acting, _go_along(actor, entry) if is_other and register.imposes else {}


def _go_along(actor: Actor, entry: Entry) -> dict[str, object]:
    return reroute_within(
        actor, subject=subject_of(entry), assessor=entry.assessor, assessor_role=entry.assessor_role
    )


def _told_of(register: Register, step: Transition) -> frozenset[Holder]:
    """Who hears of a step: as the table says, and the role that has the entry from here on."""
    return frozenset(step.tells) | ({Holder.ASSESSOR} if _goes_to_a_role(register, step) else set())


def _goes_to_a_role(register: Register, step: Transition) -> bool:
    return step.to in register.route.in_state


def _decide(actor: Actor, entry: Entry, step: Transition, reason: str, weighed: Weighed) -> None:
    Decision.rows.create(
        organisation_id=entry.organisation_id,
        entry=entry,
        kind=entry.kind,
        category=entry.category,
        action=step.action,
        reason=reason,
        departs_from_advice=weighed.is_departure,
        advice=weighed.outcome,
        receipt=weighed.receipt,
        entry_version=entry.version,
        decided_by_id=person_id_of(actor),
        in_place_of_id=weighed.principal,
        at=entry.updated_at,
    )


def _write(actor: Actor, entry: Entry, text: str) -> None:
    EntryMessage.rows.create(
        organisation_id=entry.organisation_id,
        entry=entry,
        author_id=person_id_of(actor),
        text=text,
        at=entry.updated_at,
    )
