"""Every command about questions and examples leaves exactly one audit event, and nothing at all for who may not.

And who may do what in which state, against a table that somebody reviewed.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.contracts.matrix import MANAGER, OTHER, PERSON, RELATION, actor
from tests.dialogue.builders import Dialogue
from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.dialogue import commands, permissions
from zuiver.dialogue.cases import check_action, check_precedent_action
from zuiver.dialogue.lifecycle import PrecedentState, State, steps_from
from zuiver.dialogue.models import Precedent, PrecedentVersion, Question, QuestionVersion
from zuiver.dialogue.policies import Case, Proposal
from zuiver.kernel.errors import NotFound
from zuiver.people.actor import Actor, system_actor
from zuiver.people.commands import leadership_end
from zuiver.people.roles import ANSWER_QUESTIONS, ANSWER_STEPPED_UP, APPROVE_PRECEDENTS, ROLES

Call = Callable[[Actor, Any], Any]
TEXTS = {"asked_words": "Een attentie na een lezing.", "answer_words": "Overleg eerst."}
REVIEWED = Path(__file__).parent / "permissions_matrix" / "dialogue.txt"


@pytest.fixture
def world(db: None) -> Dialogue:
    """A province with questions."""
    return remembered("dialogue", Dialogue)


def answered(world: Dialogue) -> Question:
    question = world.ask()
    world.answer(question)
    return question


def to_change(world: Dialogue) -> Precedent:
    proposal = world.proposal()
    return commands.precedent_review(
        world.actor(world.imre), public_id=proposal.public_id, action="request_changes", remark="Korter."
    )


def orphan(world: Dialogue) -> Question:
    question = world.ask()
    leadership_end(world.province.hr, world.karin.leaderships.get(), valid_until=TODAY - timedelta(days=1))
    return question


# Command: as whom, on what, the call, and how many versions it leaves.
CALLS: dict[str, tuple[str, Callable[[Dialogue], Any], Call, int]] = {
    "question_ask": ("samira", lambda world: world, lambda _, world: world.ask(), 1),
    "question_open": ("karin", lambda world: world.ask(), lambda who, one: commands.question_open(
        who, one.public_id), 0),
    "question_act": ("samira", lambda world: world.ask(), lambda who, one: commands.question_act(
        who, public_id=one.public_id, action="withdraw"), 1),
    "question_answer": ("karin", lambda world: world.ask(), lambda who, one: commands.question_answer(
        who, public_id=one.public_id, outcome=one.outcome, words="Doe maar."), 1),
    "questions_reroute": ("program", orphan, lambda who, one: commands.questions_reroute(who), 0),
    "precedent_propose": ("karin", answered, lambda who, one: commands.precedent_propose(
        who, public_id=one.public_id, **TEXTS), 1),
    "precedent_change": ("karin", to_change, lambda who, one: commands.precedent_change(
        who, public_id=one.public_id, **TEXTS), 1),
    "precedent_review": ("imre", lambda world: world.proposal(), lambda who, one: commands.precedent_review(
        who, public_id=one.public_id, action="refuse", remark="Te bijzonder."), 1),
}  # fmt: skip


def as_whom(world: Dialogue, name: str) -> Actor:
    who = CALLS[name][0]
    if who == "program":
        return system_actor(world.organisation.pk, "worker", TODAY)
    return world.actor(getattr(world, who))


def versions() -> int:
    return QuestionVersion.rows.count() + PrecedentVersion.rows.count()


def test_every_command_is_in_this_table() -> None:
    assert {name for name in commands.__all__ if name[0].islower()} == set(CALLS)


@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_command_leaves_one_event_and_its_versions(world: Dialogue, name: str) -> None:
    _, prepare, call, made = CALLS[name]
    subject, somebody = prepare(world), as_whom(world, name)
    events, before = AuditEvent.objects.count(), versions()
    call(somebody, subject)
    assert AuditEvent.objects.count() - events == 1
    assert versions() - before == made
    assert verify(world.organisation.pk).ok


@pytest.mark.parametrize("name", sorted(set(CALLS) - {"question_ask", "questions_reroute"}))
def test_for_another_organisation_it_is_not_there(world: Dialogue, name: str) -> None:
    _, prepare, call, _ = CALLS[name]
    subject, south = prepare(world), Dialogue("south")
    before = (AuditEvent.objects.count(), versions())
    for person in (south.samira, south.karin, south.imre, south.dana):
        with pytest.raises(NotFound):
            call(south.actor(person), subject)
    assert (AuditEvent.objects.count(), versions()) == before


EVERY_PERMISSION = {one for role in ROLES for one in role.permissions}
OURS = {ANSWER_QUESTIONS, ANSWER_STEPPED_UP, APPROVE_PRECEDENTS}
ACTORS = {
    "who asked": actor(PERSON),
    "who asked, with every role": actor(PERSON, *EVERY_PERMISSION),
    "who answers": actor(MANAGER),
    "the deputy": actor(OTHER, stands_in_for=frozenset({MANAGER})),
    "the deputy, ruled out": actor(RELATION, stands_in_for=frozenset({MANAGER})),
    "who answered before": actor(7),
    "the integrity officer": actor(OTHER, ANSWER_QUESTIONS, APPROVE_PRECEDENTS),
    "the general director": actor(OTHER, ANSWER_STEPPED_UP, APPROVE_PRECEDENTS),
    "all other roles together": actor(OTHER, *(EVERY_PERMISSION - OURS)),
    "a colleague": actor(OTHER),
    "the program": actor(None),
}


def question_lines() -> list[str]:
    """One line for each actor, state and holder in which something may be done or seen."""
    lines = []
    for who, somebody in ACTORS.items():
        for state in State:
            for holder in ("", "integrity_officer"):
                assessor = None if holder else MANAGER
                case = Case(PERSON, state, assessor, holder, frozenset({RELATION}), frozenset({7}))
                sees = permissions.capacity_of(somebody, case)
                may = [
                    one.action
                    for one in steps_from(state)
                    if sees and check_action(somebody, case, one.action) is None
                ]
                if sees:
                    lines.append(
                        f"{who} | {state} | {holder or 'a manager'} | {sees} | {' '.join(may) or '-'}"
                    )
    return lines


def precedent_lines() -> list[str]:
    """The same for an example that who answers (as 3) wrote of a question of who asked."""
    lines = []
    for who, somebody in ACTORS.items():
        for state in PrecedentState:
            published = state in {PrecedentState.PUBLISHED, PrecedentState.RETIRED}
            proposal = Proposal(state) if published else Proposal(state, MANAGER, PERSON)
            may = [
                one.action
                for one in steps_from(state)
                if check_precedent_action(somebody, proposal, one.action) is None
            ]
            if permissions.may_see_precedent(somebody, proposal):
                lines.append(f"{who} | {state} | {' '.join(may) or '-'}")
    return lines


def test_who_may_do_what_is_what_was_reviewed(tmp_path: Path) -> None:
    """When this fails on purpose: read the difference, then put the new table in place of the old one."""
    text = "\n".join(
        ["# question: who | state | held by | sees it as | may do", *question_lines(), "",
         "# example: who | state | may do", *precedent_lines(), ""]
    )  # fmt: skip
    made = tmp_path / "dialogue.txt"
    made.write_text(text)
    assert text == REVIEWED.read_text(), f"diff {REVIEWED} {made}"


def test_who_has_no_place_in_a_question_sees_nothing() -> None:
    nobody = ("a colleague", "the program", "the deputy, ruled out", "all other roles")
    assert not [line for line in question_lines() if line.startswith(nobody)]
    assert not [line for line in question_lines() if line.startswith("the general director")]


def test_who_asked_neither_answers_nor_reviews_whatever_the_role() -> None:
    answering = {"answer", "ask_back", "step_aside"}
    mine = [line for line in question_lines() if line.startswith("who asked")]
    assert not [line for line in mine if answering & set(line.rsplit("|", 1)[1].split())]
    reviewing = [
        line for line in precedent_lines() if line.startswith("who asked") and "published" not in line
    ]
    assert not [line for line in reviewing if "approve" in line or "proposed" in line]
