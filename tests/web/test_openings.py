"""What the interview asks first: what somebody comes with, and only answers that make sense in that subject."""

import re

import pytest
from django.test import Client

from tests.web.conftest import Small
from zuiver.catalogue.rule_books import module_names, rule_book_for
from zuiver.kernel import clock
from zuiver.rules.conditions import Always
from zuiver.rules.engine import evaluate
from zuiver.rules.interview import relevant_facts
from zuiver.web.openings import opening_of, subjects_with_an_opening
from zuiver.web.question_words import choices
from zuiver.web.screens import Interview, groups

SUBJECTS = subjects_with_an_opening()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_an_opening_names_facts_and_answers_that_the_rules_know(subject: str) -> None:
    book, opening = rule_book_for(subject, clock.today()), opening_of(subject)
    for name in opening.first:
        assert isinstance(book.facts[name].ask, Always), "a fact with a condition cannot come first"
    for name, offered in opening.choices.items():
        assert set(offered) <= set(book.facts[name].values)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_an_answer_that_is_not_offered_makes_no_difference(subject: str) -> None:
    """Who would have chosen it loses nothing: some answer that is offered gives the same outcome."""
    book = rule_book_for(subject, clock.today())
    for name, offered in opening_of(subject).choices.items():
        outcomes = {value: evaluate(book, {name: value}).outcome for value in book.facts[name].values}
        assert {outcomes[value] for value in offered} == set(outcomes.values())


@pytest.mark.parametrize(
    ("word", "question"),
    [
        ("middelen", "Waar gaat het om?"),
        ("inkoop", "Ken je iemand van een partij privé?"),
        ("uitnodigingen", "Waarvoor ben je uitgenodigd?"),
        ("melden", "Wat wil je weten?"),
    ],
)
def test_what_somebody_comes_with_is_asked_first(
    small: Small, client: Client, word: str, question: str
) -> None:
    page = client.get(f"/vraag/{word}/").content.decode()
    assert question in re.sub("<[^>]+>", "", page.split('id="question"', 1)[1])


def test_a_side_activity_is_not_asked_about_sanctions_or_reporters(small: Small, client: Client) -> None:
    page = client.get("/vraag/nevenwerkzaamheden/").content.decode()
    assert "Wordt dit openbaar?" in page
    assert "straf" not in page
    assert "wie dit meldde" not in page


@pytest.mark.parametrize("module", module_names())
def test_every_answer_has_words(module: str) -> None:
    book = rule_book_for(module, clock.today())
    for name in relevant_facts(book, {}):
        for value, words in choices(book.facts[name], "nl"):
            assert words != value, f"{name} shows its code"


def test_the_pool_car_takes_two_questions(small: Small, client: Client) -> None:
    answers = {"fact.asset_kind": "pool_car", "fact": "use", "answer": "private"}
    page = client.post("/vraag/middelen/", answers).content.decode()
    assert 'id="outcome-sentence"' in page
    assert "niet privé" in page


@pytest.mark.parametrize("subject", [subject for subject in SUBJECTS if groups(subject)])
def test_nothing_ticked_is_what_one_by_one_usually_says(subject: str) -> None:
    book = rule_book_for(subject, clock.today())
    for group in groups(subject):
        for name, value in Interview(book, {}).ticked(group, frozenset()).items():
            assert value == book.facts[name].default
