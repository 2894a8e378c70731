"""Does the case allow this step now? No Django, no database, no roles: only the case as it stands.

Whether a *person* may do a step by role or place is in `permissions`. Each check returns None or a `Refusal` that
says what happened, why, and what to do; the page that shows a button and the command that does the step ask the same
function. Example: that a manager leads the unit is a permission; that the manager is named in the entry is a policy.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zuiver.kernel.errors import Refusal
from zuiver.registers.lifecycle import CORRECTABLE, State, transition


@dataclass(frozen=True)
class Case:
    """An entry as the policies see it: who is in it, where it stands, and what is ruled out.

    `not_these` are the people who may never decide on it: who are named, related to the person, or stepped aside.
    """

    person_id: int
    state: State
    assessor_id: int | None = None
    assessor_role: str = ""
    registered_by_id: int | None = None
    named: frozenset[int] = frozenset()
    not_these: frozenset[int] = frozenset()
    in_hand: bool = True
    actions: frozenset[str] = frozenset()
    receipt: Mapping[str, Any] = field(default_factory=dict)
    due_on: date | None = None
    # Who reads it besides those who are in it: see `declaration.Readers`.
    leaders_read: bool = True
    team_reads: bool = False
    kept_with: str = ""


def check_step(case: Case, action: str) -> Refusal | None:
    """Whether the life cycle and the register know this step from the state of the case."""
    step = transition(action, case.state)
    if step is None or action not in case.actions:
        return Refusal(
            "step_not_now",
            "This is not possible now: the entry has moved on. Load the page again to see what is possible.",
        )
    return check_whereabouts(case, action)


def check_whereabouts(case: Case, action: str) -> Refusal | None:
    """What was never taken cannot be given back, and what is in hand cannot be declined any more."""
    if action in {"ask_return", "say_returned"} and not case.in_hand:
        return Refusal(
            "not_in_hand", "It was offered, not taken, so it cannot be given back. Record that you said no."
        )
    if action in {"ask_decline", "say_declined"} and case.in_hand:
        return Refusal(
            "already_in_hand",
            "It was taken already, so it cannot be declined. Have it given back or handed in.",
        )
    return None


def check_waited(case: Case, action: str, today: date) -> Refusal | None:
    """Nothing is prohibited before the person reacted, or had the time to."""
    if action != "prohibit" or case.state is not State.PROHIBITION_INTENDED:
        return None
    if case.due_on is not None and case.due_on < today:
        return None
    if case.due_on is None:
        return Refusal("reaction_first", "The person has not reacted yet. Wait for the reaction.")
    return Refusal(
        "reaction_first",
        "The person has not reacted yet and can do so until {day}. Wait for the reaction, or until that day is over.",
        day=case.due_on.isoformat(),
    )


def check_may_decide(case: Case, person_id: int | None) -> Refusal | None:
    """Nobody decides on an entry of their own, in which they are named, of a relation, or after they stepped aside."""
    if person_id is None:
        return Refusal("nobody_decides", "Only a person decides. Sign in as the one who decides.")
    if person_id in {case.person_id, case.registered_by_id}:
        return Refusal(
            "own_entry", "This entry is your own. Nobody decides on an entry of their own; someone else will."
        )
    if person_id in case.named:
        return Refusal(
            "named_in_entry",
            "You are named in this entry. Nobody decides where they are named; someone else will.",
        )
    if person_id in case.not_these:
        return Refusal("too_close", "You are too close to this entry to decide on it. Someone else decides.")
    return None


def check_receipt(case: Case, action: str, ruled_out: Mapping[str, Any]) -> Refusal | None:
    """Whether the register's code leaves this step to anybody, given the advice."""
    check = ruled_out.get(action)
    refusal = check(case.receipt) if check else None
    return refusal if isinstance(refusal, Refusal) else None


def check_correct(case: Case) -> Refusal | None:
    """Whether the entry can still be corrected."""
    if case.state in CORRECTABLE:
        return None
    return Refusal(
        "withdrawn", "This entry was withdrawn, so it stays as it is. Open it again first, with a reason."
    )


def check_version(found: int, expected: int | None) -> Refusal | None:
    """Whether nobody changed the entry since the actor looked at it."""
    if expected is None or expected == found:
        return None
    return Refusal(
        "changed_meanwhile",
        "Somebody changed this entry while you were looking at it, so nothing was done. "
        "Load the page again, look at what changed, and decide then.",
    )
