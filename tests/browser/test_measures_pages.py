"""Measures in a real browser: every page sound on a phone and on a desk, and the proof given without a script."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, PHONE, SCREENS, Look, faults, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from zuiver.measures.commands import NewMeasure, measure_act, measure_open, measure_replace, measures_impose
from zuiver.measures.models import Measure
from zuiver.people.models import Person


class Agreeing(LiveWorld):
    """The province with the clock of the server, and measures on a gift of Samira."""

    def measure(
        self, text: str, *, owner: Person | None = None, due: int = 14, again: int | None = None
    ) -> str:
        """The public id of a measure that Karin imposes; days count from today."""
        entry = self.recorded()
        line = NewMeasure(
            text,
            owner or self.samira,
            self.today + timedelta(days=due),
            None if again is None else self.today + timedelta(days=again),
        )
        (made,) = measures_impose(
            self.actor(self.karin, self.today),
            subject=f"gifts:{entry.public_id}",
            person=self.samira,
            lines=[line],
            assessor=self.karin,
        )
        return made.public_id

    def step(self, public_id: str, action: str, by: Person, words: str, **changes: Any) -> str:
        """A step; returns the id again."""
        actor = self.actor(by, self.today)
        measure_act(actor, public_id=public_id, action=action, words=words, **changes)
        return public_id

    def agreed(self) -> dict[str, str]:
        """Measures in the states that a page can show."""
        proof = "De klant is overgedragen aan een ander bureau.\n\nZie de brief van vorige week."
        shown = self.measure("Neem geen opdrachten aan van leveranciers van de provincie.", again=180)
        self.step(shown, "carry_out", self.samira, proof, link="https://example.nl/brief")
        late = self.measure("Laat Ruben meelezen bij stukken over deze aannemer.")
        Measure.rows.filter(public_id=late).update(due_on=self.today - timedelta(days=3))
        objected = self.step(
            self.measure("Ga niet alleen naar overleg met deze gever."),
            "object",
            self.samira,
            "Dit kan echt niet.",
        )
        failed = self.step(self.measure("Koop zelf een kaartje."), "carry_out", self.samira, "Gekocht.")
        line = NewMeasure("Ga dit jaar niet.", self.noor, self.today + timedelta(days=30))
        karin = self.actor(self.karin, self.today)
        measure_replace(karin, public_id=failed, words="Het bleef bij een gratis plaats.", line=line)
        open_one = self.measure("Zet de fles in de kast van het team.", again=90)
        measure_open(karin, open_one)
        return {"shown": shown, "late": late, "objected": objected, "failed": failed, "open": open_one}


@pytest.fixture
def live(transactional_db: None) -> Agreeing:
    """The province, where the server sees it too."""
    return Agreeing()


def check(page: Page, name: str) -> None:
    """What holds for every page in every state."""
    shot(page, f"measures-{name}-closed")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    shot(page, f"measures-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_every_page_is_sound(live: Agreeing, look: Look, width: int, language: str) -> None:
    found = live.agreed()
    pages: list[tuple[str, Person, str]] = [
        ("mine", live.samira, "/mijn-zaken/afspraken/"),
        ("open", live.samira, f"/afspraken/{found['open']}/"),
        ("late", live.samira, f"/afspraken/{found['late']}/"),
        ("to-check", live.karin, "/afspraken/"),
        ("shown", live.karin, f"/afspraken/{found['shown']}/"),
        ("objected", live.karin, f"/afspraken/{found['objected']}/"),
        ("failed", live.karin, f"/afspraken/{found['failed']}/"),
        ("register", live.imre, "/afspraken/register/"),
    ]
    # Every page on a phone; on a desk those that are laid out differently there.
    wide = {"mine", "shown", "register"}
    for name, person, path in [one for one in pages if width == PHONE or one[0] in wide]:
        page = look(path, width=width, language=language, as_client=live.client(person))
        check(page, f"{name}-{language}-{width}")
        page.context.close()


def test_proof_is_shown_without_a_script_and_nothing_typed_is_lost(live: Agreeing, look: Look) -> None:
    public_id = live.measure("Zet de fles in de kast van het team.")
    samira = live.client(live.samira)
    page = look(f"/afspraken/{public_id}/", width=NARROW, script=False, dark=True, as_client=samira)
    page.get_by_role("button", name="Ik ga hiermee akkoord").click()
    expect(page.locator(".z-notice").first).to_contain_text("Je gaat akkoord")
    page.locator("summary", has_text="Laat zien dat het gedaan is").click()
    page.get_by_label("Wat heb je gedaan").fill("De fles staat in de kast.")
    page.get_by_label("Waar kun je het zien").fill("op de kast")
    page.get_by_role("button", name="Laat zien dat het gedaan is").click()
    expect(page.locator("#error-link-carry_out")).to_contain_text("https://")
    assert page.get_by_label("Wat heb je gedaan").input_value() == "De fles staat in de kast."
    shot(page, "measures-refused-dark-320")
    assert not scrolls_sideways(page)
    page.get_by_label("Waar kun je het zien").fill("")
    page.get_by_role("button", name="Laat zien dat het gedaan is").click()
    expect(page.locator(".z-notice").first).to_contain_text("ziet nu je bewijs")
