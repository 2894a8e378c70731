"""An example of an answer: written anew, seen by a second person, and without a way back to anybody."""

import pytest

from tests.dialogue.builders import ADVISED, FEATURES, Dialogue
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.dialogue.commands import precedent_change, precedent_propose, precedent_review
from zuiver.dialogue.models import Precedent, PrecedentVersion, Question
from zuiver.dialogue.queries import (
    like_precedents,
    precedent_of,
    precedents_page,
    proposals_for,
    question_tasks,
)
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people.models import Person


def review(world: Dialogue, person: Person, precedent: Precedent, action: str, remark: str = "") -> Precedent:
    return precedent_review(world.actor(person), public_id=precedent.public_id, action=action, remark=remark)


def test_a_published_example_knows_neither_question_nor_writer_nor_earlier_texts(world: Dialogue) -> None:
    question = world.ask()
    world.answer(question)
    proposal = world.proposal(question)
    review(world, world.imre, proposal, "request_changes", "Laat de lezing weg.")
    precedent_change(
        world.actor(world.karin),
        public_id=proposal.public_id,
        asked_words="Een attentie.",
        answer_words="Overleg.",
    )
    published = review(world, world.imre, proposal, "approve")
    published.refresh_from_db()
    assert (published.state, published.question_id, published.proposed_by_id) == ("published", None, None)
    assert list(PrecedentVersion.rows.values_list("asked_words", flat=True)) == ["Een attentie."]
    of_it = AuditEvent.objects.filter(subject=f"precedent:{published.public_id}")
    assert of_it.latest("number").event == "dialogue.precedent.published"
    assert not any(question.public_id in event.data_text for event in of_it)
    assert verify(world.organisation.pk).ok


def test_it_carries_the_rule_its_version_the_edition_and_the_norms(world: Dialogue) -> None:
    example = world.example()
    question = Question.rows.get()
    assert (example.outcome, example.rule, example.module) == (ADVISED, question.rule, "gifts")
    assert example.rule_version
    assert example.edition
    assert example.norms == question.receipt["cites"]
    assert example.features == FEATURES


def test_outcome_and_norms_can_be_picked_out_of_those_of_the_question(world: Dialogue) -> None:
    proposal = world.proposal(outcome="discuss", norms=["G-3", "X-1"])
    assert (proposal.outcome, proposal.norms) == ("discuss", ["G-3"])
    changed = precedent_change(
        world.actor(world.karin),
        public_id=proposal.public_id,
        asked_words="Iets.",
        answer_words="Iets.",
        norms=[],
    )
    assert (changed.outcome, changed.norms) == ("discuss", [])
    with pytest.raises(InvalidData) as problem:
        world.proposal(outcome="perhaps")
    assert set(problem.value.errors) == {"outcome"}


@pytest.mark.parametrize("text", ["Samira kreeg iets.", "samira", "Iets van Karin.", "Bij SAMIRA thuis"])
def test_a_name_of_who_is_in_it_never_gets_in(world: Dialogue, text: str) -> None:
    question = world.ask()
    world.answer(question)
    certain = text != "samira"
    if certain:
        with pytest.raises(InvalidData) as problem:
            world.proposal(question, asked_words=text)
        assert set(problem.value.errors) == {"asked_words"}
        assert not Precedent.rows.exists()
    else:
        # A word in small letters may be any word; the second pair of eyes looks at it.
        assert world.proposal(question, asked_words=text).state == "proposed"


def test_a_known_giver_never_gets_in(world: Dialogue) -> None:
    world.supplier("Bouwbedrijf Dijk en Zonen B.V.")
    question = world.ask()
    world.answer(question)
    with pytest.raises(InvalidData, match="Dijk en Zonen"):
        world.proposal(question, answer_words="Bouwbedrijf Dijk en Zonen mag dit niet geven.")


def test_a_name_that_became_known_since_stops_the_approval(world: Dialogue) -> None:
    proposal = world.proposal(asked_words="Iemand krijgt iets van Waterland Advies.")
    world.supplier("Waterland Advies")
    with pytest.raises(InvalidData):
        review(world, world.imre, proposal, "approve")
    proposal.refresh_from_db()
    assert proposal.state == "proposed"


def test_only_who_answered_proposes_and_only_once(world: Dialogue) -> None:
    question = world.ask()
    texts = {"asked_words": "Een attentie.", "answer_words": "Overleg."}
    with pytest.raises(Refusal, match="no answer yet"):
        precedent_propose(world.actor(world.karin), public_id=question.public_id, **texts)
    world.answer(question)
    with pytest.raises(Refusal, match="Only who answered"):
        precedent_propose(world.actor(world.samira), public_id=question.public_id, **texts)
    with pytest.raises(NotFound):
        precedent_propose(world.actor(world.imre), public_id=question.public_id, **texts)
    proposal = world.proposal(question)
    with pytest.raises(Refusal, match="proposed already"):
        world.proposal(question)
    review(world, world.imre, proposal, "refuse", "Te bijzonder.")
    assert world.proposal(question).state == "proposed"


def test_who_would_rather_not_is_left_in_peace(world: Dialogue) -> None:
    question = world.ask(may_be_example=False)
    world.answer(question)
    with pytest.raises(Refusal, match="rather not"):
        world.proposal(question)


def test_the_second_pair_of_eyes_is_never_the_writer_nor_who_asked(world: Dialogue) -> None:
    question = world.ask(world.samira, to="integrity_officer")
    world.answer(question, by=world.imre)
    own = precedent_propose(
        world.actor(world.imre),
        public_id=question.public_id,
        asked_words="Een attentie.",
        answer_words="Overleg.",
    )
    with pytest.raises(Refusal, match="yourself"):
        review(world, world.imre, own, "approve")
    assert review(world, world.dana, own, "approve").state == "published"
    asked_by_imre = world.ask(world.imre, to="integrity_officer")
    world.answer(asked_by_imre, by=world.dana)
    of_imre = precedent_propose(
        world.actor(world.dana),
        public_id=asked_by_imre.public_id,
        asked_words="Een boek.",
        answer_words="Overleg.",
    )
    assert proposals_for(world.actor(world.imre)) == ()
    with pytest.raises(NotFound):
        review(world, world.imre, of_imre, "approve")


def test_others_neither_see_nor_decide_on_a_proposal(world: Dialogue) -> None:
    proposal = world.proposal()
    for person in (world.samira, world.ruben, world.noor, world.bo, Dialogue("south").imre):
        with pytest.raises(NotFound):
            precedent_of(world.actor(person), proposal.public_id)
        with pytest.raises(NotFound):
            review(world, person, proposal, "approve")
    with pytest.raises(Refusal):
        review(world, world.karin, proposal, "approve")
    assert [task.kind for task in question_tasks(world.actor(world.imre))] == ["review"]


@pytest.mark.parametrize("action", ["request_changes", "refuse"])
def test_who_does_not_publish_it_says_why(world: Dialogue, action: str) -> None:
    proposal = world.proposal()
    with pytest.raises(InvalidData) as problem:
        review(world, world.imre, proposal, action)
    assert set(problem.value.errors) == {"remark"}
    assert review(world, world.imre, proposal, action, "Te bijzonder.").remark == "Te bijzonder."


def test_an_example_that_is_retired_is_gone_from_list_and_search(world: Dialogue) -> None:
    example = world.example()
    reader = world.actor(world.ruben)
    assert [one.public_id for one in precedents_page(reader, text="attentie lez").rows] == [example.public_id]
    assert precedents_page(reader, text="vlinder").rows == ()
    assert precedents_page(reader, module="means").rows == ()
    review(world, world.imre, example, "retire", "De regels zijn veranderd.")
    assert precedents_page(reader).rows == ()
    with pytest.raises(NotFound):
        precedent_of(reader, example.public_id)


def test_examples_come_page_by_page_and_of_the_own_organisation_only(world: Dialogue) -> None:
    made = [world.example().public_id for _ in range(3)]
    Dialogue("south").example()
    reader = world.actor(world.ruben)
    first = precedents_page(reader, size=2)
    rest = precedents_page(reader, size=2, before=first.before)
    assert [one.public_id for one in (*first.rows, *rest.rows)] == made[::-1]
    assert rest.before == ""
    assert len(precedents_page(reader, before="no cursor").rows) == 3


def test_the_example_of_the_same_rule_and_facts_stands_first(world: Dialogue) -> None:
    near, rule, outcome = world.example(), world.example(), world.example()
    Precedent.rows.filter(pk=rule.pk).update(outcome="refuse", features={})
    Precedent.rows.filter(pk=outcome.pk).update(rule="gifts/other", features=FEATURES)
    Precedent.rows.filter(pk=world.example().pk).update(rule="gifts/other", outcome="refuse")
    found = like_precedents(
        world.actor(world.ruben), module="gifts", rule=near.rule, outcome=ADVISED, features=FEATURES, most=9
    )
    assert [one.public_id for one in found] == [one.public_id for one in (near, rule, outcome)]
    assert [one.is_same_rule for one in found] == [True, True, False]


def test_an_answer_that_differs_from_every_example_of_the_rule_says_why(world: Dialogue) -> None:
    example = world.example()
    Precedent.rows.filter(pk=example.pk).update(outcome="refuse")
    question = world.ask()
    with pytest.raises(InvalidData) as problem:
        world.answer(question)
    assert set(problem.value.errors) == {"why_different"}
    world.answer(question, why_different="Hier was geen aanbesteding.")
