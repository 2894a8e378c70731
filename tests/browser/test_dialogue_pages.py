"""Asking first in a real browser: from the card to the answer by thumb and by keyboard, and every page sound."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, NARROW, PHONE, SCREENS, Look, faults, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from tests.dialogue.builders import ADVISED, ANSWERS, FEATURES, receipt
from tests.registers.builders import ASKED, new_key
from zuiver.dialogue.commands import (
    Asked,
    precedent_propose,
    precedent_review,
    question_act,
    question_answer,
    question_ask,
)
from zuiver.dialogue.models import Answer, Precedent, Question
from zuiver.people.models import Confidant, Person


class Talking(LiveWorld):
    """The province with the clock of the server, and questions in it."""

    def ask(
        self,
        by: Person | None = None,
        about: str = "Mag ik deze fles van het waterschap houden?",
        to: str = "manager",
    ) -> Question:
        """A question of Samira, unless somebody else asks it."""
        asked = Asked(receipt(), ANSWERS, FEATURES, about=about)
        actor = self.actor(by or self.samira, self.today)
        return question_ask(actor, addressee=to, asked=asked, submission_key=new_key())

    def answer(self, question: Question, **changes: Any) -> Answer:
        """The answer of Karin."""
        given = {"outcome": ADVISED, "words": "Neem hem aan.\n\nDeel hem met het team en meld hem."} | changes
        return question_answer(self.actor(self.karin, self.today), public_id=question.public_id, **given)

    def proposal(self, question: Question) -> Precedent:
        """An example that Karin proposes."""
        return precedent_propose(
            self.actor(self.karin, self.today),
            public_id=question.public_id,
            asked_words="Iemand krijgt na een lezing een attentie van een organisatie waarmee het team samenwerkt.",
            answer_words="Bespreek het eerst. Deel de attentie daarna met het team, en meld hem.",
        )

    def talked(self) -> dict[str, Any]:
        """Questions and examples in the states that a page can show."""
        Confidant.rows.create(
            organisation=self.organisation, name="Hanneke Vos", phone="088 000 12 34", position=0
        )
        example = self.ask(self.ruben)
        self.answer(example)
        published = self.proposal(example)
        precedent_review(self.actor(self.imre, self.today), public_id=published.public_id, action="approve")
        answered = self.ask()
        self.answer(answered, outcome="refuse", why_different="De gever wacht op een besluit van ons.")
        back = self.ask(about="Mag ik mee naar de opening?")
        question_act(
            self.actor(self.karin, self.today),
            public_id=back.public_id,
            action="ask_back",
            words="Wie nodigt je uit?",
        )
        found = {
            "published": published,
            "answered": answered,
            "back": back,
            "waits": self.ask(),
            "to_propose": self.ask(self.ruben),
        }
        found["proposal"] = self.proposal(answered)
        self.answer(found["to_propose"])
        return found


@pytest.fixture
def live(transactional_db: None) -> Talking:
    """The province, where the server sees it too."""
    return Talking()


def check(page: Page, name: str) -> None:
    """What holds for every page in every state."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    shot(page, f"dialogue-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_every_page_is_sound(live: Talking, look: Look, width: int, language: str) -> None:
    found = {name: one.public_id for name, one in live.talked().items()}
    pages: list[tuple[str, Person, str]] = [
        ("mine", live.samira, "/mijn-zaken/"),
        ("my-question-answered", live.samira, f"/mijn-zaken/vragen/{found['answered']}/"),
        ("my-question-back", live.samira, f"/mijn-zaken/vragen/{found['back']}/"),
        ("inbox", live.karin, "/vragen/"),
        ("case", live.karin, f"/vragen/{found['waits']}/"),
        ("propose", live.karin, f"/vragen/{found['to_propose']}/voorbeeld/"),
        ("review", live.imre, f"/voorbeelden/{found['proposal']}/"),
        ("examples", live.ruben, "/voorbeelden/"),
        ("sealed", live.ruben, "/vraag/omgangsvormen/voorleggen/"),
    ]  # fmt: skip
    # Every page on a phone; on a desk those that are laid out differently there.
    wide = {"my-question-answered", "case", "review"}
    for name, person, path in [one for one in pages if width == PHONE or one[0] in wide]:
        page = look(path, width=width, language=language, as_client=live.client(person))
        check(page, f"{name}-{language}-{width}")
        page.context.close()


@pytest.mark.parametrize("width", [NARROW, DESK])
def test_from_the_card_to_a_sent_question(live: Talking, look: Look, width: int) -> None:
    live.talked()
    page = look(
        "/vraag/geschenken/alles/", width=width, as_client=live.client(live.samira), dark=width == NARROW
    )
    page.locator("form button[value=answer]").click()
    check(page, "card")
    page.get_by_role("button", name="Leg dit voor aan Karin").click()
    page.locator("#id-about").fill("Mag dit?")
    check(page, "ask")
    page.locator("#id-manager_involved").check()
    page.get_by_role("button", name="Stuur naar Karin").click()
    expect(page.get_by_role("button", name="Stuur naar Noor")).to_be_visible()
    assert page.locator("#id-about").input_value() == "Mag dit?"
    page.get_by_role("button", name="Stuur naar Noor").click()
    expect(page.locator(".z-notice").first).to_contain_text("Je vraag ligt bij Noor")
    check(page, "sent")


def test_an_answer_takes_only_the_keyboard_and_says_when_it_departs(live: Talking, look: Look) -> None:
    question = live.ask()
    page = look("/vragen/", width=DESK, as_client=live.client(live.karin))
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/vragen/{question.public_id}/")
    page.keyboard.press("2")
    assert page.locator(".e-departs-note").is_visible()
    page.keyboard.press("1")
    page.locator("#decide input:checked").focus()
    page.keyboard.press("1")
    assert not page.locator(".e-departs-note").is_visible()
    page.locator("#id-words").focus()
    page.keyboard.type("Neem hem gerust aan, 2 keer zelfs.")
    page.get_by_role("button", name="Stuur dit antwoord naar Samira").press("Enter")
    expect(page.locator(".z-notice").first).to_contain_text("Je antwoord is verstuurd")
    assert Answer.rows.get().outcome == ADVISED


def test_a_decision_against_like_cases_is_told_and_goes_on_without_a_script(
    live: Talking, look: Look
) -> None:
    for number in range(5):
        live.act(
            live.karin,
            live.recorded(typed=ASKED, by=live.ruben, giver_organisation=f"Gever {number}"),
            "allow",
        )
    entry = live.recorded(typed=ASKED)
    page = look(f"/bureau/{entry.public_id}/", width=PHONE, script=False, as_client=live.client(live.karin))
    page.locator("input[value=ask_return]").check()
    page.locator("#decide textarea").fill("Hier loopt een gesprek.")
    page.get_by_role("button", name="Leg dit vast").click()
    expect(page.locator("#id-go_on")).to_be_visible()
    shot(page, "dialogue-hint")
    page.locator("#id-go_on").check()
    page.get_by_role("button", name="Leg dit vast").click()
    expect(page.locator(".z-notice").first).to_contain_text("Vastgelegd")
