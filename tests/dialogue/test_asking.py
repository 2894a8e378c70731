"""Putting a question to somebody: who gets it, who sees it, and what is left of it."""

from datetime import date

import pytest

from tests.dialogue.builders import ANSWERS, Dialogue
from tests.people.builders import TODAY
from tests.registers.builders import new_key
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.dialogue.commands import Asked, question_ask, question_open
from zuiver.dialogue.models import Question, QuestionRead, QuestionVersion
from zuiver.dialogue.queries import addressees, my_questions, question_tasks, questions_about_me, to_answer
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.actor import system_actor
from zuiver.people.models import Person


def told() -> set[str]:
    return set(Notice.rows.values_list("person__name", flat=True))


def test_the_manager_gets_the_question_and_hears_that_there_is_something(world: Dialogue) -> None:
    question = world.ask()
    assert (question.assessor, question.assessor_role, question.state) == (world.karin, "", "asked")
    assert told() == {"Karin"}
    assert [row.public_id for row in to_answer(world.actor(world.karin))] == [question.public_id]
    notice = Notice.rows.get()
    assert (notice.topic, notice.subject) == ("question_to_answer", f"question:{question.public_id}")


def test_what_is_kept_is_what_the_asker_saw(world: Dialogue) -> None:
    question = world.ask(about="  Het is een fles wijn.\r\nMag dat? ")
    assert [tuple(pair) for pair in question.answers] == list(ANSWERS)
    assert question.about == "Het is een fles wijn.\nMag dat?"
    assert (question.module, question.outcome) == ("gifts", "needs_prior_approval")
    assert question.rule.startswith("gifts/")
    assert question.receipt["rule_version"]
    assert QuestionVersion.rows.get().action == "ask"


def test_the_integrity_officer_gets_it_as_a_role_and_the_director_does_not(world: Dialogue) -> None:
    question = world.ask(to="integrity_officer")
    assert (question.assessor, question.assessor_role) == (None, "integrity_officer")
    assert told() == {"Imre"}
    assert to_answer(world.actor(world.dana)) == ()
    with pytest.raises(NotFound):
        question_open(world.actor(world.dana), question.public_id)


def test_the_integrity_officer_who_asks_gets_an_answer_from_the_next_role(world: Dialogue) -> None:
    question = world.ask(world.imre, to="integrity_officer")
    assert question.assessor_role == "general_director"
    assert to_answer(world.actor(world.imre)) == ()
    assert len(to_answer(world.actor(world.dana))) == 1


def test_a_manager_who_is_involved_is_passed_over_and_sees_nothing(world: Dialogue) -> None:
    question = world.ask(manager_involved=True)
    assert question.assessor == world.noor
    assert told() == {"Noor"}
    with pytest.raises(NotFound):
        question_open(world.actor(world.karin), question.public_id)


def test_a_colleague_whom_it_is_about_never_answers_it(world: Dialogue) -> None:
    question = world.ask(involved=[world.karin.public_id, world.noor.public_id])
    assert (question.assessor, question.assessor_role) == (None, "integrity_officer")
    for person in (world.karin, world.noor):
        with pytest.raises(NotFound):
            question_open(world.actor(person), question.public_id)


def test_a_relation_never_answers_it(world: Dialogue) -> None:
    world.province.related(world.samira, world.karin)
    assert world.ask().assessor == world.noor


def test_a_deputy_answers_in_the_deputys_own_name(world: Dialogue) -> None:
    world.province.away(world.karin, deputy=world.peter)
    question = world.ask()
    assert (question.assessor, told()) == (world.karin, {"Peter"})
    row = to_answer(world.actor(world.peter))[0]
    assert row.in_place_of == "Karin"
    answer = world.answer(question, by=world.peter)
    assert (answer.answered_by, answer.in_place_of) == (world.peter, world.karin)


def test_a_vacancy_goes_one_unit_up(world: Dialogue) -> None:
    unit = world.province.unit("dikes", under=world.infra)
    lotte = world.province.person("Lotte", works_in=unit)
    assert world.ask(lotte).assessor == world.noor


def test_who_would_get_it_is_said_before_it_is_sent(world: Dialogue) -> None:
    actor = world.actor(world.samira)
    manager, officer = addressees(actor)
    assert (manager.name, manager.role, officer.role) == ("Karin", "", "integrity_officer")
    passed = addressees(actor, manager_involved=True)[0]
    assert passed.name == "Noor"
    assert passed.key != manager.key
    assert addressees(actor, involved=[world.karin.public_id])[0].name == "Noor"


def test_where_nobody_can_answer_the_asker_hears_whom_to_call(world: Dialogue) -> None:
    lonely = Dialogue("south")
    for holder in (lonely.imre, lonely.dana):
        holder.role_grants.all().delete()
    with pytest.raises(Refusal, match="confidant"):
        lonely.ask(to="integrity_officer")
    assert not Question.rows.of(lonely.organisation.pk).exists()


def test_the_day_by_which_it_is_answered_is_two_working_weeks_or_what_the_organisation_says(
    world: Dialogue,
) -> None:
    # Ascension Day and Whit Monday lie between.
    assert world.ask().due_on == date(2026, 5, 28)
    world.organisation.terms = {"questions.answer_within_working_days": 3}
    world.organisation.save()
    assert world.ask().due_on == date(2026, 5, 18)


@pytest.mark.parametrize("wrong", [0, -1, 61, "soon", True, None])
def test_a_setting_that_cannot_be_right_is_told(world: Dialogue, wrong: object) -> None:
    world.organisation.terms = {"questions.answer_within_working_days": wrong}
    world.organisation.save()
    with pytest.raises(Refusal, match="cannot be right"):
        world.ask()


def test_the_same_form_twice_makes_one_question(world: Dialogue) -> None:
    key = new_key()
    assert world.ask(key=key).pk == world.ask(key=key).pk
    assert Question.rows.count() == 1
    with pytest.raises(NotFound):
        world.ask(world.ruben, key=key)


def test_bad_input_is_named_by_its_field(world: Dialogue) -> None:
    with pytest.raises(InvalidData) as problem:
        world.ask(to="the mayor")
    assert set(problem.value.errors) == {"to"}
    with pytest.raises(InvalidData) as problem:
        world.ask(about="x" * 2001)
    assert set(problem.value.errors) == {"about"}
    with pytest.raises(NotFound):
        world.ask(involved=["nobody"])


def test_the_program_asks_nothing(world: Dialogue) -> None:
    program = system_actor(world.organisation.pk, "tests", TODAY)
    with pytest.raises(Refusal):
        question_ask(program, addressee="manager", asked=Asked(_receipt(world)), submission_key=new_key())


def _receipt(world: Dialogue) -> object:
    return question_open(world.actor(world.samira), world.ask().public_id).receipt


def test_nobody_else_sees_a_question(world: Dialogue) -> None:
    question = world.ask()
    others: list[Person] = [
        world.ruben,
        world.noor,
        world.peter,
        world.imre,
        world.dana,
        world.bo,
        world.audra,
    ]
    for person in [*others, Dialogue("south").karin]:
        with pytest.raises(NotFound):
            question_open(world.actor(person), question.public_id)
    assert not QuestionRead.rows.exists()


def test_who_asked_sees_who_opened_it(world: Dialogue) -> None:
    question = world.ask()
    question_open(world.actor(world.samira), question.public_id)
    assert not QuestionRead.rows.exists()
    for _ in range(2):
        question_open(world.actor(world.karin), question.public_id)
    reads = question_open(world.actor(world.samira), question.public_id).reads
    assert [(read.reader, read.capacity, read.times) for read in reads] == [("Karin", "answerer", 1)]
    assert question_open(world.actor(world.karin), question.public_id).reads == ()


def test_the_trail_tells_that_and_never_what(world: Dialogue) -> None:
    world.ask(about="Een geheim")
    event = AuditEvent.objects.latest("number")
    assert event.event == "dialogue.question.asked"
    assert "geheim" not in event.data_text
    assert verify(world.organisation.pk).ok


def test_what_is_kept_about_me_is_mine_to_see(world: Dialogue) -> None:
    question = world.ask()
    question_open(world.actor(world.karin), question.public_id)
    mine = questions_about_me(world.actor(world.samira))
    assert [one["public_id"] for one in mine["questions"]] == [question.public_id]
    assert [one["reader__name"] for one in mine["reads_by_others"]] == ["Karin"]
    assert questions_about_me(world.actor(world.ruben))["questions"] == ()
    assert len(questions_about_me(world.actor(world.karin))["reads_by_me"]) == 1


def test_lists_and_tasks_belong_to_one_organisation(world: Dialogue) -> None:
    question, south = world.ask(), Dialogue("south")
    assert [row.public_id for row in my_questions(world.actor(world.samira))] == [question.public_id]
    assert my_questions(south.actor(south.samira)) == ()
    assert question_tasks(south.actor(south.karin)) == []
    assert [task.kind for task in question_tasks(world.actor(world.karin))] == ["answer"]
