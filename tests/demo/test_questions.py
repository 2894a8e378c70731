"""The questions and examples of the demo province, through the same queries as the pages."""

from zuiver.cli.demo.questions import FILE
from zuiver.dialogue.models import Answer, Precedent, Question
from zuiver.dialogue.queries import question_tasks, to_answer
from zuiver.people.models import Organisation, Person, User
from zuiver.people.names import folded
from zuiver.people.queries import actor_of
from zuiver.rules.yaml_source import read_source


def tasks_of(slug: str) -> set[str]:
    actor = actor_of(User.objects.get(email__startswith=f"{slug}@"))
    assert actor is not None
    return {task.kind for task in question_tasks(actor)}


def test_every_line_became_a_question_and_two_became_examples(province: Organisation) -> None:
    assert Question.rows.of(province.pk).count() == len(read_source(FILE).data)
    published = Precedent.rows.of(province.pk).filter(state="published", question=None, proposed_by=None)
    assert published.count() == 2
    assert Answer.rows.of(province.pk).filter(departs_from_aid=True).count() == 1


def test_something_waits_for_who_asks_and_for_who_answers(province: Organisation) -> None:
    assert tasks_of("medewerker") == {"read", "clarify"}
    assert "answer" in tasks_of("teamleider")
    actor = actor_of(User.objects.get(email__startswith="plaatsvervanger@"))
    assert actor is not None
    assert {row.in_place_of for row in to_answer(actor)} == {"Sjoerd Papierbeek"}


def test_no_example_names_anybody(province: Organisation) -> None:
    names = {folded(name) for name in Person.rows.of(province.pk).values_list("name", flat=True)}
    for one in Precedent.rows.of(province.pk):
        text = folded(f"{one.asked_words} {one.answer_words}")
        assert not [name for name in names if name in text]
