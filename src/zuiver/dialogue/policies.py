"""Does the case allow this step now? No Django, no database, no roles: only the question or precedent as it stands.

Whether a *person* may do a step by role or place is in `permissions`. Each check returns None or a `Refusal` that says
what happened, why, and what to do; the page that shows a button and the command that does the step ask the same function.
"""

from dataclasses import dataclass
from typing import Final

from zuiver.dialogue.lifecycle import HAS_ANSWER, PrecedentState, State, transition
from zuiver.kernel.errors import Refusal

# What is told about conduct and in reports is for a confidant or a sealed report: no line, no administrator (OM-10, VP-7).
SEALED: Final = frozenset({"conduct", "reporting"})


@dataclass(frozen=True)
class Case:
    """A question as the policies see it. `ruled_out` are the people who never answer it and never see it."""

    person_id: int
    state: State
    assessor_id: int | None = None
    assessor_role: str = ""
    ruled_out: frozenset[int] = frozenset()
    answered_by: frozenset[int] = frozenset()
    may_be_example: bool = True


@dataclass(frozen=True)
class Proposal:
    """A precedent as the policies see it. Once published it no longer knows who proposed it or who asked."""

    state: PrecedentState
    proposed_by_id: int | None = None
    asker_id: int | None = None


def check_step(state: State | PrecedentState, action: str) -> Refusal | None:
    """Whether the life cycle knows this step from this state."""
    if transition(action, state) is None:
        return Refusal(
            "step_not_now",
            "This is not possible now: somebody else did something meanwhile. Load the page again to see what is possible.",
        )
    return None


def check_module(module: str) -> Refusal | None:
    """Whether a question on this subject, or on a topic of it such as conduct/witness, may be kept here at all."""
    if module.partition("/")[0] not in SEALED:
        return None
    return Refusal(
        "sealed_subject",
        "A question like this is not kept here, so that nobody can find it. Call a confidant: the numbers are on the page.",
    )


def check_may_answer(case: Case, person_id: int | None) -> Refusal | None:
    """Nobody answers a question of their own, one in which they are involved, or one of a relation (VP-3, WG-11)."""
    if person_id is None:
        return Refusal("nobody_answers", "Only a person answers. Sign in as the one who answers.")
    if person_id == case.person_id:
        return Refusal(
            "own_question", "This question is your own. Nobody answers their own question; someone else will."
        )
    if person_id in case.ruled_out:
        return Refusal("too_close", "You are too close to this question to answer it. Someone else answers.")
    return None


def check_propose(case: Case, person_id: int | None) -> Refusal | None:
    """Whether an example may come of this question, and by this person: only by who answered it."""
    if case.state not in HAS_ANSWER:
        return Refusal(
            "no_answer_yet",
            "There is no answer yet, so there is nothing to make an example of. Answer first.",
        )
    if not case.may_be_example:
        return Refusal(
            "rather_not",
            "Who asked this would rather not have it made an example, so it stays between you.",
        )
    if person_id is None or person_id not in case.answered_by:
        return Refusal(
            "not_your_answer", "Only who answered a question makes an example of it. Ask that person."
        )
    return None


def check_review(proposal: Proposal, person_id: int | None) -> Refusal | None:
    """A second pair of eyes is another person: never who wrote it, never who asked the question."""
    if person_id is None:
        return Refusal("nobody_reviews", "Only a person decides on an example. Sign in.")
    if person_id == proposal.proposed_by_id:
        return Refusal(
            "own_proposal", "You wrote this example yourself. A second pair of eyes is somebody else's."
        )
    if person_id == proposal.asker_id:
        return Refusal(
            "too_close", "You are too close to this example to decide on it. Someone else decides."
        )
    return None


def check_version(found: int, expected: int | None) -> Refusal | None:
    """Whether nobody changed it since the actor looked at it."""
    if expected is None or expected == found:
        return None
    return Refusal(
        "changed_meanwhile",
        "Somebody changed this while you were looking at it, so nothing was done. "
        "Load the page again, look at what changed, and decide then.",
    )


def departs(advised: str, answered: str) -> bool:
    """Whether an answer goes another way than the aid."""
    return advised != answered
