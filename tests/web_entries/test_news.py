"""News on "My things": a reminder says which kind of thing it is about, and what went on leads nowhere."""

from tests.registers.builders import ASKED, World
from tests.web_entries.browsers import Browsers, text_of
from zuiver.notices.commands import tell
from zuiver.registers.reminding import TO_DO
from zuiver.registers.telling import GONE_ON

MINE = "/mijn-zaken/"


def test_a_reminder_names_the_kind_of_entry_and_nothing_of_what_stands_in_it(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(ASKED)
    tell(world.ruben, topic=TO_DO, subject=f"gifts:{entry.public_id}", key="one")
    told = text_of(browsers.of(world.ruben).get(MINE))
    assert "Geschenk: er wacht nog een stap op jou. Kijk tot wanneer." in told
    assert "Fles rode wijn" not in told


def test_who_had_it_in_hand_hears_that_it_went_on_without_a_way_into_it(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(ASKED)
    tell(world.peter, topic=GONE_ON, subject=f"gifts:{entry.public_id}", key="two")
    page = browsers.of(world.peter).get(MINE)
    assert "Geschenk: dit wacht nu op iemand anders." in text_of(page)
    assert entry.public_id not in page.content.decode()


def test_a_team_finds_what_it_noted_from_its_own_page(world: World, browsers: Browsers) -> None:
    page = browsers.of(world.ruben).get(MINE).content.decode()
    assert 'href="/register/lobbycontacten/"' in page
    assert 'href="/register/commerciele-activiteiten/"' in page
    assert browsers.of(world.ruben).get("/register/lobbycontacten/").status_code == 200
