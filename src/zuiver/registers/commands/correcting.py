"""A correction adds a version; what stood there stays."""

from django.db import transaction

from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.registers import permissions, policies
from zuiver.registers.cases import case_of
from zuiver.registers.commands.composing import Composed, compose, fill, save_beside
from zuiver.registers.commands.recording import (
    locked_entry,
    move,
    read_reason,
    stop_on,
    stop_unless_seen,
    store,
)
from zuiver.registers.commands.submitting import rule_out
from zuiver.registers.dates import keep_days
from zuiver.registers.declaration import Register, Typed
from zuiver.registers.lifecycle import State, Transition, transition
from zuiver.registers.models import Entry
from zuiver.registers.payload import SOURCE, changed_fields, clean_or_raise, keeping_same
from zuiver.registers.policies import Case
from zuiver.registers.registry import register_of
from zuiver.registers.routing import route
from zuiver.registers.telling import tell_holders


@transaction.atomic
def entry_correct(
    actor: Actor, *, public_id: str, data: Typed, reason: str, version: int | None = None
) -> Entry:
    """Replace the payload by a corrected one, advise again, and look again where that changes the answer.

    `data` is the whole form as typed. Raises NotFound, Refusal (not the actor's entry, or changed meanwhile) and
    InvalidData per field.
    """
    entry = locked_entry(actor, public_id)
    register = register_of(entry.kind)
    case = case_of(entry, register)
    stop_unless_seen(actor, case, entry, version)
    stop_on(permissions.check_correct(actor, case) or policies.check_correct(case))
    text = read_reason(reason, needed=True)
    clean = keeping_same(register, entry.data, clean_or_raise(register, data, actor.on))
    if SOURCE in entry.data:
        clean[SOURCE] = entry.data[SOURCE]
    found = compose(
        actor, register, entry.organisation, entry.person, clean,
        reported=entry.reported_on or actor.on, entry=entry,
    )  # fmt: skip
    changed = changed_fields(entry.data, found.data)
    if not changed:
        raise Refusal("nothing_changed", "Nothing was changed, so nothing was stored. Correct a field first.")
    step = _step_after(register, entry, found)
    fill(entry, register, found)
    acting = _route_again(actor, register, entry, case, found)
    if step and step.to:
        move(entry, step.to)
    keep_days(entry, register, actor.on, is_looked_at=False)
    fields = ", ".join(changed)
    store(entry, actor, "correct", "registers.entry.corrected", reason=text, extra={"fields": fields})
    save_beside(entry, found)
    tell_holders(
        actor, entry, step.tells if step else (), acting=acting, not_these=case.not_these | {entry.person_id}
    )
    return entry


def _step_after(register: Register, entry: Entry, found: Composed) -> Transition | None:
    """The step that the new answer asks for: consent where it was only reported, a new look where it was settled.

    A register that does not use that step stays where it is.
    """
    if found.advice.outcome == entry.outcome:
        return None
    state = State(entry.state)
    if found.advice.outcome in register.route.asks_consent and state is State.REPORTED:
        return transition("ask_consent", state)
    return transition("reassess", state) if "reassess" in register.actions else None


def _route_again(
    actor: Actor, register: Register, entry: Entry, case: Case, found: Composed
) -> Person | None:
    """Find who decides, now that other people are named or the manager turns out to be too close."""
    named = {person.pk for person in found.named}
    involved = register.reading.manager_involved(found.data) and not register.reading.manager_involved(
        entry.versions.order_by("-number").values_list("data", flat=True).first() or {}
    )
    if not involved and entry.assessor_id not in named:
        return None
    routed = route(
        entry.person,
        actor.on,
        not_these=case.not_these | named,
        consent_by=found.advice.consent_by,
        manager_involved=involved,
    )
    entry.assessor, entry.assessor_role = routed.assessor, routed.role
    rule_out(entry, actor, routed)
    return routed.acting
