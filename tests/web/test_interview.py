"""The interview: few questions, nothing lost, nothing stored, and never "allowed" on what is not known."""

import random
import re
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from tests.web.conftest import Small
from zuiver.catalogue.rule_books import rule_book_for
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData
from zuiver.rules.engine import evaluate
from zuiver.rules.outcomes import PERMISSIVE
from zuiver.web import situations
from zuiver.web.fact_fields import as_text, from_post, read_answer, to_pairs
from zuiver.web.screens import Interview, groups

HERE = "/vraag/geschenken/"
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
ALL_WORDS = [word for situation in situations.all_situations() for word in situation.modules]


class Walk:
    """Somebody in an interview: sends what a browser without JavaScript would send."""

    def __init__(self, client: Client, here: str = HERE) -> None:
        self.client, self.here = client, here
        self.page = client.get(here).content.decode()

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of the form of the question."""
        form = self.page.split('hx-target="#interview"', 1)[-1].split("</form>", 1)[0]
        return {name: value for name, value in FIELD.findall(form) if name != "csrfmiddlewaretoken"}

    def press(self, **fields: Any) -> "Walk":
        """Press a button."""
        self.page = self.client.post(self.here, self.hidden | fields).content.decode()
        return self

    def question(self) -> str:
        """The question on the page, or the sentence of the outcome."""
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.page, re.DOTALL)
        assert found, self.page
        return re.sub("<[^>]+>", "", found[1]).strip()


@pytest.fixture
def walk(small: Small, client: Client) -> Walk:
    """A visitor at the first question about gifts."""
    return Walk(client)


def wine(walk: Walk) -> Walk:
    """The six steps of a bottle of wine as a thank-you."""
    walk.press(step="ticked").press(step="ticked")
    return walk.press(answer="yes").press(answer="yes").press(answer="tangible").press(answer="12,50")


def test_a_bottle_of_wine_takes_six_steps(walk: Walk) -> None:
    assert "Nog ongeveer 6 vragen" in walk.page
    assert wine(walk).question() == "Je mag het houden. Meld het wel even."
    assert "Meld dit geschenk" in walk.page


def test_a_running_tender_ends_the_interview_whatever_the_value(walk: Walk) -> None:
    walk.press(step="ticked").press(step="ticked", tick="tender_running_with_giver")
    assert "aangeboden" not in walk.question()
    walk.press(answer="no")
    assert walk.question() == "Neem dit niet aan. Leg vriendelijk uit waarom."
    assert "aanbesteding" in walk.page
    assert "G-21" in walk.page


def test_the_answer_says_why_and_with_whom_to_talk(walk: Walk) -> None:
    page = wine(walk).page
    for part in (
        "Waarom",
        "Dit staat in de code",
        "Wat jouw keuze blijft",
        "Praat erover met",
        "Hanneke Vos",
    ):
        assert part in page
    assert "Karin de Vries" not in page, "a visitor has no manager that we know of"


def test_who_signed_in_sees_the_own_manager(small: Small) -> None:
    assert "Karin de Vries" in wine(Walk(small.client())).page


def test_all_answers_go_along_to_the_form(walk: Walk) -> None:
    form = wine(walk).page.split('action="/geschenken/nieuw/"', 1)[1].split("</form>", 1)[0]
    carried = dict(FIELD.findall(form))
    assert carried["fact.value_eur"] == "12.5"
    assert carried["fact.already_received"] == "yes"
    assert carried["fact.tender_running_with_giver"] == "no"
    assert 'name="step_name" value="prefill"' in form


def test_back_returns_to_the_question_with_the_answer_that_was_given(walk: Walk) -> None:
    walk.press(step="ticked").press(step="ticked").press(answer="yes").press(answer="no")
    walk.press(step="back")
    assert "beleefdheid" in walk.question()
    assert re.search(r'value="no" aria-current="true"', walk.page)
    walk.press(step="back").press(step="back")
    assert "over de gever" in walk.question()


def test_back_brings_the_ticks_back(walk: Walk) -> None:
    walk.press(step="ticked", tick=["feels_wrong"]).press(step="ticked").press(step="back")
    if "over de gever" in walk.question():
        walk.press(step="back")
    assert re.search(r'value="feels_wrong" checked', walk.page)


def test_doubt_asks_the_same_things_one_by_one(walk: Walk) -> None:
    walk.press(step="doubt")
    assert "Weet ik niet" in walk.page
    assert 'type="checkbox"' not in walk.page
    walk.press(answer="")
    assert 'type="checkbox"' not in walk.page, "doubt stays for the rest of this interview"


def test_not_knowing_is_never_taken_for_no(walk: Walk) -> None:
    walk.press(step="doubt")
    for _ in range(30):
        if "outcome-sentence" in walk.page:
            break
        walk.press(step="unknown")
    assert "z-outcome--talk" in walk.page
    assert "Wat we nog niet weten" in walk.page


def test_an_answer_can_be_changed_afterwards(walk: Walk) -> None:
    wine(walk)
    walk.page = walk.client.post(HERE, walk.hidden | {"step": "change", "fact": "value_eur"}).content.decode()
    assert 'value="12.5"' in walk.page
    walk.press(answer="95")
    assert "Lever het in" in walk.question()


def test_changing_your_mind_about_a_change_restores_the_answer(walk: Walk) -> None:
    wine(walk)
    walk.page = walk.client.post(HERE, walk.hidden | {"step": "change", "fact": "value_eur"}).content.decode()
    walk.press(step="back", answer="")
    assert walk.question() == "Je mag het houden. Meld het wel even."


def test_the_language_can_change_halfway_without_losing_an_answer(walk: Walk) -> None:
    walk.press(step="ticked").press(step="ticked").press(answer="yes")
    walk.press(step="stay", fact="courtesy_exchange", language="en")
    assert "Is it a courtesy" in walk.question()
    assert walk.hidden["fact.already_received"] == "yes"


@pytest.mark.parametrize("typed", ["twaalf", "-5", "meer dan 50", "USD 30", "1e9", "9" * 40, "<b>12</b>"])
def test_a_value_that_cannot_be_read_is_asked_again_with_what_was_typed(walk: Walk, typed: str) -> None:
    walk.press(step="ticked").press(step="ticked").press(answer="yes").press(answer="yes").press(
        answer="tangible"
    )
    walk.press(answer=typed)
    assert "waard" in walk.question()
    assert "Kijk nog even naar" in walk.page
    assert "<b>12" not in walk.page


def test_pressing_on_without_an_answer_asks_for_one(walk: Walk) -> None:
    walk.press(step="ticked").press(step="ticked").press(answer="yes").press(answer="yes").press(
        answer="tangible"
    )
    assert "Er is niets ingevuld" in walk.press(answer="").page
    assert "z-outcome" in walk.press(step="unknown").page


def test_an_answer_that_was_tampered_with_is_asked_again(small: Small, client: Client) -> None:
    response = client.post(
        HERE, {"fact.already_received": "maybe", "fact.no_such_fact": "yes", "fact.value_eur": "-1"}
    )
    assert response.status_code == 200
    assert "no_such_fact" not in response.content.decode()


def test_nothing_that_was_answered_stands_in_an_address(walk: Walk) -> None:
    assert not re.search(r'(href|action)="[^"]*(already_received|fact)', wine(walk).page)


def test_the_browser_may_keep_the_page_for_its_back_button(small: Small) -> None:
    assert small.client().get(HERE)["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("word", ["bestaat-niet", "gifts", "geschenken-"])
def test_a_subject_that_does_not_exist_is_a_page_that_is_not_there(
    small: Small, client: Client, word: str
) -> None:
    assert client.get(f"/vraag/{word}/").status_code == 404


def test_all_on_one_page_gives_the_same_answer(walk: Walk) -> None:
    wine(walk)
    fields = {name: value for name, value in walk.hidden.items() if name.startswith("fact.")}
    page = walk.client.post(f"{HERE}alles/", fields | {"step": "answer"}).content.decode()
    assert "Je mag het houden. Meld het wel even." in page


def test_all_on_one_page_takes_what_was_left_open_for_unknown(small: Small, client: Client) -> None:
    page = client.post(f"{HERE}alles/", {"step": "answer", "fact.value_eur": "10"}).content.decode()
    assert "z-outcome--talk" in page


def test_all_on_one_page_keeps_everything_when_one_answer_cannot_be_read(
    small: Small, client: Client
) -> None:
    fields = {"step": "answer", "fact.value_eur": "veel", "fact.already_received": "yes"}
    page = client.post(f"{HERE}alles/", fields).content.decode()
    assert 'value="veel"' in page
    assert re.search(r'name="fact.already_received" value="yes" checked', page)
    assert 'href="#id-fact.value_eur"' in page


@pytest.mark.parametrize("word", ALL_WORDS)
def test_every_subject_can_be_walked_to_an_outcome(small: Small, client: Client, word: str) -> None:
    """Whatever is answered, there is an outcome in the end and no page breaks; the walks are the same every time."""
    module = situations.module_at(word)
    assert module
    book = rule_book_for(module, clock.today())
    chance = random.Random(word)
    for _ in range(4):
        walk = Walk(client, f"/vraag/{word}/")
        for _step in range(40):
            if 'id="outcome-sentence"' in walk.page:
                break
            name = walk.hidden.get("fact")
            if not name:
                walk.press(step=chance.choice(["ticked", "doubt"]))
            elif book.facts[name].type in {"bool", "choice"}:
                walk.press(answer=chance.choice(re.findall(r'name="answer" value="([^"]*)"', walk.page)))
            else:
                walk.press(
                    step=chance.choice(
                        ["unknown", "unknown", "none"] if book.facts[name].type == "set" else ["unknown"]
                    )
                )
        assert 'id="outcome-sentence"' in walk.page
        assert client.get(f"/vraag/{word}/alles/").status_code == 200


def test_unticked_is_the_usual_answer_and_ticked_is_not() -> None:
    """A group only says what its statements say: nothing ticked must give what one by one gives."""
    book = rule_book_for("gifts", clock.today())
    interview = Interview(book, {})
    for group in groups("gifts"):
        for statement in group.statements:
            assert statement.fact in book.facts
            left = interview.ticked(group, frozenset())[statement.fact]
            ticked = interview.ticked(group, frozenset({statement.fact})).get(statement.fact)
            assert left == book.facts[statement.fact].default or statement.fact == "intent_to_influence"
            assert ticked != left


def test_what_is_left_open_never_ends_in_a_permission() -> None:
    book = rule_book_for("gifts", clock.today())
    interview = Interview(book, {})
    assert evaluate(book, interview.with_unknowns({})).outcome not in PERMISSIVE


def test_facts_travel_through_a_form_unchanged() -> None:
    book = rule_book_for("gifts", clock.today())
    given = {"value_eur": None, "already_received": True, "offer_kind": "service", "same_giver_count": 3}
    post = QueryDict(mutable=True)
    for name, text in to_pairs(given):
        post[name] = text
    assert from_post(book.facts, post) == given


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("12,50", 1250), ("€ 12.50", 1250), ("ongeveer 20", 2000), ("ca. 20,-", 2000), ("0", 0)],
)
def test_an_amount_is_read_as_people_write_it(typed: str, cents: int) -> None:
    fact = rule_book_for("gifts", clock.today()).facts["value_eur"]
    value = read_answer(fact, typed)
    assert value is not None
    assert value * 100 == cents  # type: ignore[operator]


def test_a_date_needs_its_day() -> None:
    fact = rule_book_for("revolving_door", clock.today()).facts["end_date"]
    assert as_text(read_answer(fact, "1 september 2024")) == "2024-09-01"
    with pytest.raises(InvalidData):
        read_answer(fact, "september 2024")
