"""The desk of who decides: the case with all that surrounds it, and the decision with its reason."""

from tests.registers.builders import ASKED, EXPENSIVE, World
from tests.web_entries.browsers import Browsers, html_of, text_of
from zuiver.registers.commands import entry_act
from zuiver.registers.models import Decision


def test_the_list_stands_with_the_oldest_first(world: World, browsers: Browsers) -> None:
    first, second = world.gift(), world.gift(ASKED, by=world.ruben)
    page = html_of(browsers.of(world.karin).get("/bureau/"))
    assert page.index(first.public_id) < page.index(second.public_id)


def test_a_case_shows_what_is_asked_the_points_the_histories_and_the_advice(
    world: World, browsers: Browsers
) -> None:
    earlier = world.gift(ASKED, description="Pennenset", by=world.ruben)
    entry_act(world.actor(world.karin), public_id=earlier.public_id, action="allow", reason="klein gebaar")
    entry = world.gift(ASKED, value="onbekend")
    page = text_of(browsers.of(world.karin).get(f"/bureau/{entry.public_id}/"))
    for words in (
        "Wat de vraag is",
        "Om over te praten",
        "Waterschap Noord staat al in 1 eerdere melding hier",
        "Pennenset",
        "Het advies",
    ):
        assert words in page
    assert "Samira meldde nog niet eerder iets" in page


def test_a_decision_is_recorded_with_its_reason_and_the_person_reads_it(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(ASKED)
    form = {"action": "allow", "reason": "Het hoort bij de lezing.", "version": "1"}
    assert (
        browsers.of(world.karin).post(f"/bureau/{entry.public_id}/", form).headers["Location"] == "/bureau/"
    )
    entry.refresh_from_db()
    assert (entry.state, Decision.rows.get().reason) == ("allowed", "Het hoort bij de lezing.")
    assert "Het hoort bij de lezing." in text_of(
        browsers.of(world.samira).get(f"/geschenken/{entry.public_id}/")
    )


def test_a_decision_without_a_reason_comes_back_with_the_choice_still_made(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(ASKED)
    response = browsers.of(world.karin).post(
        f"/bureau/{entry.public_id}/", {"action": "allow", "reason": " ", "version": "1"}
    )
    page = html_of(response)
    assert response.status_code == 422
    assert 'id="error-reason"' in page
    assert 'name="action" value="allow" checked' in page


def test_a_reason_without_a_choice_comes_back_with_the_reason(world: World, browsers: Browsers) -> None:
    entry = world.gift(ASKED)
    page = html_of(
        browsers.of(world.karin).post(f"/bureau/{entry.public_id}/", {"reason": "hoort bij de lezing"})
    )
    assert 'id="error-action"' in page
    assert "hoort bij de lezing" in page


def test_a_choice_that_departs_from_the_advice_says_so_before_and_after(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(happened_on="11 mei 2026")
    karin = browsers.of(world.karin)
    page = html_of(karin.get(f"/bureau/{entry.public_id}/"))
    tile = page.split('value="ask_hand_in"')[1].split("</label>")[0]
    assert "wijkt af van het advies" in tile
    assert "wijkt af van het advies" not in page.split('value="allow"')[1].split("</label>")[0]
    karin.post(
        f"/bureau/{entry.public_id}/",
        {"action": "ask_hand_in", "reason": "er komt een tender", "version": "1"},
    )
    assert Decision.rows.get().departs_from_advice
    assert "Dit wijkt af van het advies" in text_of(
        browsers.of(world.samira).get(f"/geschenken/{entry.public_id}/")
    )


def test_what_nobody_may_allow_is_not_offered_and_refused_when_sent_anyway(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(EXPENSIVE)
    karin = browsers.of(world.karin)
    address = f"/bureau/{entry.public_id}/"
    assert 'value="allow"' not in html_of(karin.get(address))
    response = karin.post(address, {"action": "allow", "reason": "voor één keer", "version": "1"})
    entry.refresh_from_db()
    assert (response.status_code, entry.state) == (422, "reported")
    assert "voor één keer" in html_of(response)


def test_two_managers_at_the_same_moment_cannot_overwrite_each_other(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(ASKED)
    karin, address = browsers.of(world.karin), f"/bureau/{entry.public_id}/"
    karin.post(address, {"action": "start_talk", "reason": "", "version": "1"})
    late = karin.post(address, {"action": "allow", "reason": "mag", "version": "1"})
    entry.refresh_from_db()
    assert (late.status_code, entry.state) == (422, "in_discussion")


def test_a_case_stepped_up_to_the_role_stands_on_the_desk_of_the_officer(
    world: World, browsers: Browsers
) -> None:
    hired = world.province.person("Kees")
    entry = world.gift(ASKED, by=hired)
    imre = browsers.of(world.imre)
    assert entry.public_id in html_of(imre.get("/bureau/"))
    assert imre.get(f"/bureau/{entry.public_id}/").status_code == 200
    imre.post(f"/bureau/{entry.public_id}/", {"action": "allow", "reason": "mag", "version": "1"})
    entry.refresh_from_db()
    assert entry.state == "allowed"


def test_an_empty_desk_says_what_will_come_here(world: World, browsers: Browsers) -> None:
    assert "Er wacht niets op jou" in text_of(browsers.of(world.karin).get("/bureau/"))
