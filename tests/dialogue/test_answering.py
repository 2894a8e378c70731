"""From a question to its answer: each step of the table, who may take it, and what it leaves behind."""

from datetime import timedelta

import pytest

from tests.dialogue.builders import ADVISED, Dialogue
from tests.people.builders import TODAY
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.dialogue.commands import question_act, question_answer, question_open, questions_reroute
from zuiver.dialogue.models import Answer, Question, QuestionVersion
from zuiver.dialogue.queries import like_answers, question_tasks, to_answer
from zuiver.dialogue.reminding import remind_questions
from zuiver.kernel.dates import add_working_days
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.actor import system_actor
from zuiver.people.commands import leadership_end
from zuiver.people.models import Person


def act(world: Dialogue, person: Person, question: Question, action: str, words: str = "") -> Question:
    return question_act(world.actor(person), public_id=question.public_id, action=action, words=words)


def test_an_answer_goes_back_to_who_asked(world: Dialogue) -> None:
    question = world.ask()
    answer = world.answer(question)
    question.refresh_from_db()
    assert (question.state, answer.outcome, answer.departs_from_aid) == ("answered", ADVISED, False)
    assert Notice.rows.filter(person=world.samira, topic="question_changed").count() == 1
    assert [task.kind for task in question_tasks(world.actor(world.samira))] == ["read"]
    view = question_open(world.actor(world.samira), question.public_id)
    assert view.answer is not None
    assert (view.answer.by, view.answer.words) == ("Karin", "Neem het aan en deel het met het team.")


def test_another_advice_than_the_aid_needs_a_reason_and_is_stored_as_such(world: Dialogue) -> None:
    question = world.ask()
    with pytest.raises(InvalidData) as problem:
        world.answer(question, outcome="refuse")
    assert set(problem.value.errors) == {"why_different"}
    assert not Answer.rows.exists()
    answer = world.answer(question, outcome="refuse", why_different="De gever wacht op een besluit.")
    assert (answer.departs_from_aid, answer.advised, answer.outcome) == (True, ADVISED, "refuse")
    event = AuditEvent.objects.latest("number")
    assert '"departs":true' in event.data_text.replace(" ", "")
    assert "besluit" not in event.data_text


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"outcome": "perhaps"}, "outcome"), ({"words": " "}, "words"), ({"words": "x" * 2001}, "words")],
)
def test_what_is_not_right_in_an_answer_is_named(
    world: Dialogue, changes: dict[str, str], field: str
) -> None:
    question = world.ask()
    with pytest.raises(InvalidData) as problem:
        world.answer(question, **changes)
    assert set(problem.value.errors) == {field}


def test_a_question_back_and_forth_and_further(world: Dialogue) -> None:
    question = world.ask()
    act(world, world.karin, question, "ask_back", "Van wie komt het?")
    assert to_answer(world.actor(world.karin)) == ()
    assert [task.kind for task in question_tasks(world.actor(world.samira))] == ["clarify"]
    act(world, world.samira, question, "clarify", "Van het waterschap.")
    world.answer(question)
    act(world, world.samira, question, "follow_up", "En als het twee flessen zijn?")
    world.answer(question, words="Dan ook.")
    act(world, world.samira, question, "close")
    view = question_open(world.actor(world.samira), question.public_id)
    assert [line.action for line in view.lines] == [
        "ask", "ask_back", "clarify", "answer", "follow_up", "answer", "close",
    ]  # fmt: skip
    assert [line.words for line in view.lines][1:3] == ["Van wie komt het?", "Van het waterschap."]
    assert QuestionVersion.rows.count() == view.version == 7
    assert view.steps == ()
    assert verify(world.organisation.pk).ok


def test_nobody_answers_a_question_of_their_own(world: Dialogue) -> None:
    question = world.ask(world.karin)
    Question.rows.update(assessor=world.karin)
    with pytest.raises(Refusal):
        world.answer(question, by=world.karin)
    with pytest.raises(Refusal):
        act(world, world.karin, question, "ask_back", "Wat?")


def test_a_deputy_who_asked_it_does_not_answer_it(world: Dialogue) -> None:
    world.province.away(world.karin, deputy=world.samira)
    question = world.ask()
    assert question.assessor == world.noor
    Question.rows.update(assessor=world.karin)
    with pytest.raises(Refusal):
        world.answer(question, by=world.samira)


def test_who_is_too_close_lets_someone_else_answer_and_no_longer_sees_it(world: Dialogue) -> None:
    question = world.ask()
    moved = act(world, world.karin, question, "step_aside")
    assert (moved.assessor, moved.state) == (world.noor, "asked")
    with pytest.raises(NotFound):
        question_open(world.actor(world.karin), question.public_id)
    assert Notice.rows.filter(person=world.noor, topic="question_to_answer").exists()


def test_what_is_taken_back_is_seen_by_who_asked_only(world: Dialogue) -> None:
    question = world.ask()
    act(world, world.samira, question, "withdraw")
    with pytest.raises(NotFound):
        question_open(world.actor(world.karin), question.public_id)
    assert question_open(world.actor(world.samira), question.public_id).row.state == "withdrawn"


def test_the_step_of_another_is_refused_and_changes_nothing(world: Dialogue) -> None:
    question = world.ask()
    for person, action in ((world.samira, "ask_back"), (world.karin, "withdraw"), (world.karin, "close")):
        with pytest.raises(Refusal):
            act(world, person, question, action, "woorden")
    with pytest.raises(Refusal):
        act(world, world.karin, question, "answer", "zo")
    with pytest.raises(NotFound):
        act(world, world.ruben, question, "withdraw")
    question.refresh_from_db()
    assert (question.state, question.version) == ("asked", 1)


def test_what_changed_meanwhile_is_refused(world: Dialogue) -> None:
    question = world.ask()
    act(world, world.karin, question, "ask_back", "Van wie?")
    act(world, world.samira, question, "clarify", "Van een ander.")
    with pytest.raises(Refusal, match="Somebody changed"):
        question_answer(
            world.actor(world.karin), public_id=question.public_id, outcome=ADVISED, words="x", version=1
        )


def test_after_a_manager_left_the_question_goes_to_who_answers_now(world: Dialogue) -> None:
    question = world.ask()
    leadership_end(world.province.hr, world.karin.leaderships.get(), valid_until=TODAY - timedelta(days=1))
    program = system_actor(world.organisation.pk, "worker", TODAY)
    assert (questions_reroute(program), questions_reroute(program)) == (1, 0)
    question.refresh_from_db()
    assert question.assessor == world.noor
    with pytest.raises(NotFound):
        question_open(world.actor(world.karin), question.public_id)


def test_reminders_come_before_on_and_after_the_day_and_then_to_who_asked(world: Dialogue) -> None:
    question = world.ask()
    Notice.rows.all().delete()
    counts = []
    for working_days in (-4, -3, -2, 0, 4, 5, 6):
        day = add_working_days(question.due_on, working_days)
        for _ in range(2):
            remind_questions(world.organisation.pk, day)
        counts.append(Notice.rows.count())
    assert counts == [0, 1, 1, 2, 2, 4, 4]
    assert list(Notice.rows.filter(person=world.samira).values_list("topic", flat=True)) == ["question_late"]
    late = world.actor(world.samira, add_working_days(question.due_on, 1))
    assert [task.kind for task in question_tasks(late)] == ["late"]


def test_a_worker_that_did_not_run_reminds_once_by_the_step_it_finds(world: Dialogue) -> None:
    question = world.ask()
    Notice.rows.all().delete()
    assert remind_questions(world.organisation.pk, add_working_days(question.due_on, 1)) == 1
    assert Notice.rows.count() == 1


def test_a_question_back_reminds_who_asked_and_an_answer_nobody(world: Dialogue) -> None:
    question = world.ask()
    act(world, world.karin, question, "ask_back", "Van wie?")
    Notice.rows.all().delete()
    Question.rows.update(due_on=TODAY, state_since=question.created_at)
    later = question.created_at.date() + timedelta(days=30)
    assert remind_questions(world.organisation.pk, later) == 1
    assert set(Notice.rows.values_list("person__name", flat=True)) == {"Samira"}
    Question.rows.update(state="answered")
    assert remind_questions(world.organisation.pk, later) == 0


def test_like_answers_are_counted_from_five_up_and_without_the_question_itself(world: Dialogue) -> None:
    actor = world.actor(world.karin)
    questions = [world.ask() for _ in range(5)]
    for question in questions[:4]:
        world.answer(question)
    assert like_answers(actor, questions[0].rule) is None
    world.answer(questions[4])
    usual = like_answers(actor, questions[0].rule)
    assert usual is not None
    assert (usual.key, usual.count, usual.total) == (ADVISED, 5, 5)
    assert like_answers(actor, questions[0].rule, without=questions[0].public_id) is None
    assert like_answers(Dialogue("south").actor(world.karin), "another/rule") is None


def test_an_answer_that_goes_another_way_than_like_cases_says_why(world: Dialogue) -> None:
    for _ in range(5):
        world.answer(world.ask(), outcome="refuse", why_different="Zo doen we het hier.")
    question = world.ask()
    with pytest.raises(InvalidData) as problem:
        world.answer(question)
    assert set(problem.value.errors) == {"why_different"}
    answer = world.answer(question, why_different="Hier was het anders.")
    assert (answer.departs_from_aid, answer.departs_from_like) == (False, True)
