"""May this person do that? Deny by default: a question is seen by who asked it and by who answers it, and by nobody else.

Leading a unit or keeping the registers shows no question: asking first is to be safe (WN-6). What the case allows is in
`policies`. Both return None or a `Refusal`; the page and the command ask the same function.
"""

from collections.abc import Mapping
from typing import Final

from zuiver.dialogue.lifecycle import Holder, PrecedentState, State, Transition
from zuiver.dialogue.policies import Case, Proposal
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import Actor
from zuiver.people.roles import ANSWER_QUESTIONS, ANSWER_STEPPED_UP, APPROVE_PRECEDENTS

# As who somebody sees a question, the closest tie first; stored with each reading.
PERSON: Final = "person"
ANSWERER: Final = "answerer"
DEPUTY: Final = "deputy"
ROLE: Final = "role"
ANSWERED: Final = "answered"

ANSWERS_FOR: Final[Mapping[str, str]] = {
    "integrity_officer": ANSWER_QUESTIONS,
    "general_director": ANSWER_STEPPED_UP,
}
_ANSWERING: Final = frozenset({ANSWERER, DEPUTY, ROLE})


def not_found() -> NotFound:
    """The one answer for what is absent, of another organisation, or forbidden."""
    return NotFound(
        "question_not_found",
        "There is no such question, or it is not for you. Check the address, or go to your own list.",
    )


def precedent_not_found() -> NotFound:
    """The one answer for an example that is absent, of another organisation, or not published yet."""
    return NotFound("precedent_not_found", "There is no such example. Look at the list again.")


def roles_answered(actor: Actor) -> tuple[str, ...]:
    """Return the roles for which the actor answers questions."""
    return tuple(role for role, permission in ANSWERS_FOR.items() if actor.may(permission))


def capacity_of(actor: Actor, case: Case) -> str | None:
    """Return as who the actor may open the question, or None: not at all. What was taken back, only the person sees."""
    if actor.person_id is None:
        return None
    if actor.person_id == case.person_id:
        return PERSON
    if actor.person_id in case.ruled_out or case.state is State.WITHDRAWN:
        return None
    return _answering_capacity(actor, case) or (ANSWERED if actor.person_id in case.answered_by else None)


def _answering_capacity(actor: Actor, case: Case) -> str | None:
    if case.assessor_id is not None and case.assessor_id == actor.person_id:
        return ANSWERER
    if case.assessor_id is not None and case.assessor_id in actor.stands_in_for:
        return DEPUTY
    if case.assessor_role and case.assessor_role in roles_answered(actor):
        return ROLE
    return None


def check_step(actor: Actor, case: Case, step: Transition) -> Refusal | None:
    """Whether the step is in the hands of the actor: the person's own steps, or those of who answers."""
    capacity = capacity_of(actor, case)
    if (capacity == PERSON) if step.holder is Holder.PERSON else (capacity in _ANSWERING):
        return None
    return Refusal(
        "not_in_your_hands", "This step is not yours to take now. The page of the question shows who is next."
    )


def check_ask(actor: Actor) -> Refusal | None:
    """Everybody with a place in the organisation may ask; the program itself asks nothing."""
    if actor.person_id is not None:
        return None
    return Refusal("nobody_asks", "Only a person asks a question. Sign in first.")


def may_see_precedent(actor: Actor, proposal: Proposal) -> bool:
    """Published examples are for everybody who signed in; the rest for who wrote them and who decides on them."""
    if actor.person_id is None:
        return False
    if proposal.state is PrecedentState.PUBLISHED or actor.person_id == proposal.proposed_by_id:
        return True
    return actor.may(APPROVE_PRECEDENTS) and actor.person_id != proposal.asker_id


def check_precedent_step(actor: Actor, proposal: Proposal, step: Transition) -> Refusal | None:
    """Who wrote a proposal changes it; who has the permission decides on it."""
    is_writer = actor.person_id is not None and actor.person_id == proposal.proposed_by_id
    if is_writer if step.holder is Holder.ANSWERER else actor.may(APPROVE_PRECEDENTS):
        return None
    return Refusal(
        "not_in_your_hands", "This step is not yours to take. Who keeps the examples decides on them."
    )
