"""What goes on is looked at again when its time has come or something changed around the person, or ends on its day."""

from datetime import date

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.registers.advice import consent_by
from zuiver.registers.cases import case_of
from zuiver.registers.commands.conditions import lapse
from zuiver.registers.commands.recording import locked_entry, move, stop_on, store
from zuiver.registers.dates import keep_days, runs_until
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import BY_ACTION, State, groups
from zuiver.registers.models import Entry
from zuiver.registers.policies import check_step
from zuiver.registers.registry import all_registers, register_of
from zuiver.registers.routing import route
from zuiver.registers.telling import tell_holders

AGAIN = "reassess"
RUN_OUT = "run_out"


@transaction.atomic
def entry_reassess(actor: Actor, *, public_id: str, reason: str) -> Entry:
    """Ask to look again at an entry that was settled, and say why. For the program itself, never for a person.

    Raises NotFound, and Refusal for an entry that is not settled or for a person, who opens it again instead.
    """
    entry = locked_entry(actor, public_id)
    if actor.person_id is not None:
        raise Refusal("open_it_again", "Only the program does this. Open the entry again, with a reason.")
    return _look_again(actor, entry, reason)


def entries_look_again(actor: Actor) -> int:
    """Ask to look again at all that goes on and whose day has come, or end what was told to end then; return how many.

    For the program itself, once a day. Each entry is a transaction of its own; a second time finds nothing, and a day that
    was missed is made up for on the next.
    """
    kinds = [register.kind for register in all_registers() if register.actions & {AGAIN, RUN_OUT}]
    due = Entry.rows.of(actor.organisation_id).filter(
        kind__in=kinds, due_on__lte=actor.on, state__in=sorted(groups.RUNNING)
    )
    return sum(_on_its_day(actor, public_id) for public_id in list(due.values_list("public_id", flat=True)))


@transaction.atomic
def _on_its_day(actor: Actor, public_id: str) -> bool:
    entry = locked_entry(actor, public_id)
    if State(entry.state) not in groups.RUNNING or entry.due_on is None or entry.due_on > actor.on:
        return False
    register = register_of(entry.kind)
    end = runs_until(entry, register) if RUN_OUT in register.actions else None
    if end is not None and entry.state_since.astimezone(clock.AMSTERDAM).date() <= end <= actor.on:
        _run_out(actor, entry, register, end)
        return True
    if AGAIN not in register.actions:
        return False
    _look_again(actor, entry, "")
    return True


def _run_out(actor: Actor, entry: Entry, register: Register, end: date) -> None:
    """End it on the day that the person named, and tell the person, who may know better."""
    step = BY_ACTION[RUN_OUT]
    move(entry, State.ENDED)
    entry.ended_on = end
    keep_days(entry, register, actor.on)
    store(entry, actor, step.action, step.event)
    lapse(actor, entry, step, "")
    tell_holders(actor, entry, step.tells)


def _look_again(actor: Actor, entry: Entry, reason: str) -> Entry:
    register = register_of(entry.kind)
    case = case_of(entry, register)
    stop_on(check_step(case, AGAIN))
    step = BY_ACTION[AGAIN]
    by = consent_by(entry.organisation, register, actor.on)
    # The manager of today looks; who looked the last time may have left since.
    routed = route(entry.person, actor.on, not_these=case.not_these | case.named, consent_by=by)
    entry.assessor, entry.assessor_role = routed.assessor, routed.role
    move(entry, step.to or case.state)
    entry.state_since = clock.now()
    keep_days(entry, register, actor.on)
    store(entry, actor, step.action, step.event, reason=reason)
    tell_holders(actor, entry, step.tells, acting=routed.acting, not_these=case.not_these | {entry.person_id})
    return entry
