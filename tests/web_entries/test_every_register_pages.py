"""Every register on its pages: a form that can be sent, an entry, a desk, a register and an export."""

from typing import Any

import pytest

from tests.contracts.examples import SECRET, filled_step
from tests.people.builders import TODAY
from tests.registers.builders import World, new_key
from tests.web_entries.browsers import Browsers, body_of, text_of
from zuiver.catalogue.registers import REGISTERS
from zuiver.registers.declaration import Privacy, Register
from zuiver.registers.fields import Text
from zuiver.registers.models import Entry
from zuiver.web.entries.form_state import from_stored

each_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.kind)


@each_register
def test_a_form_as_it_is_shown_can_be_sent(world: World, browsers: Browsers, register: Register) -> None:
    samira, address = browsers.of(world.samira), f"/{register.path}/nieuw/"
    assert samira.get(address).status_code == 200
    empty = samira.post(address, {"submission_key": str(new_key())})
    assert empty.status_code == 422
    assert "Vul het in" in text_of(empty) or "Kies" in text_of(empty)
    example = world.entry(register)
    form = from_stored(register, example.data, "nl")
    sent = samira.post(address, {**form, "submission_key": str(new_key())})
    assert sent.status_code == 302
    assert Entry.rows.filter(kind=register.kind).count() == 2
    assert samira.get(sent["Location"]).status_code == 200


@each_register
def test_the_pages_of_an_entry_are_there_for_who_may_see_it(
    world: World, browsers: Browsers, register: Register
) -> None:
    entry = world.entry(register)
    samira = browsers.of(world.samira)
    own = samira.get(f"/{register.path}/{entry.public_id}/")
    assert own.status_code == 200
    assert entry.title in text_of(own)
    assert entry.title in text_of(samira.get("/mijn-zaken/"))
    assert samira.get(f"/{register.path}/{entry.public_id}/verbeteren/").status_code == 200
    assert samira.get(f"/register/{register.path}/").status_code == 200
    if entry.is_open and (entry.assessor_id or entry.assessor_role):
        page = browsers.of(who_assesses(world, entry)).get(f"/bureau/{entry.public_id}/")
        assert page.status_code in {200, 302}
    officer = browsers.of(world.imre)
    assert officer.get(f"/register/{register.path}/").status_code == 200
    exports = next(one for one in (world.imre, world.leo) if world.actor(one).may(register.readers.exports))
    export = browsers.of(exports).get(f"/register/{register.path}/uitvoer.csv")
    has_secrets = any(
        one.privacy is Privacy.P3 and isinstance(one.type, Text) for one in register.form_fields
    )
    assert export.status_code == 200
    # Read in every case: an export that nobody reads leaves a cursor open on PostgreSQL.
    told = body_of(export).decode()
    assert not has_secrets or SECRET not in told


def who_assesses(world: World, entry: Entry) -> Any:
    """The person behind the desk on which an entry waits."""
    actor = world.assessor_of(entry)
    people = (world.karin, world.noor, world.imre, world.ines, world.leo)
    return next(one for one in people if one.pk == actor.person_id)


def test_there_is_one_way_to_record_something_in_each_register(world: World, browsers: Browsers) -> None:
    page = browsers.of(world.samira).get("/vastleggen/").content.decode()
    for register in REGISTERS:
        assert f'href="/{register.path}/nieuw/"' in page


SIDE_ACTIVITY = {
    "activity": "Webwinkel in fietsen",
    "organisation": "Fietsplein",
    "phase": "running",
    "started_on": "1 januari 2026",
    "can_touch_province": "yes",
    "affects": ["appearance"],
}


def side_activity(world: World, browsers: Browsers) -> Entry:
    """A side activity that Samira reported on the page."""
    browsers.of(world.samira).post(
        "/nevenwerkzaamheden/nieuw/", {**SIDE_ACTIVITY, "submission_key": str(new_key())}
    )
    return Entry.rows.get(kind="side_activities")


def test_conditions_are_given_at_the_desk_and_both_voices_are_kept(world: World, browsers: Browsers) -> None:
    entry = side_activity(world, browsers)
    assert entry.is_late
    karin, desk = browsers.of(world.karin), f"/bureau/{entry.public_id}/"
    decision = {
        "version": "1",
        "action": "intend_conditions",
        "reason": "Het ligt dicht bij je werk.",
        "manager_view": "Het kan, met afstand tot leveranciers.",
        "review_on": "1 december 2026",
        "condition_text": ["Geen werk voor leveranciers", "", ""],
        "condition_owner": ["person", "person", "person"],
        "condition_due": ["", "", ""],
        "condition_recheck": ["", "", ""],
    }
    again = karin.post(desk, decision)
    assert again.status_code == 422
    assert "Vul in voor welke dag het gedaan is" in text_of(again)
    assert "Geen werk voor leveranciers" in again.content.decode()
    sent = karin.post(desk, {**decision, "condition_due": ["1 juni 2026", "", ""]})
    assert sent.status_code == 302
    entry.refresh_from_db()
    assert (entry.state, entry.data["manager_view"]) == (
        "conditions_intended",
        "Het kan, met afstand tot leveranciers.",
    )
    page = browsers.of(world.samira).get(f"/nevenwerkzaamheden/{entry.public_id}/")
    assert "Ik ben het eens met de voorwaarden" in text_of(page)


def test_a_step_of_the_person_asks_what_it_needs(world: World, browsers: Browsers) -> None:
    entry = side_activity(world, browsers)
    samira, address = browsers.of(world.samira), f"/nevenwerkzaamheden/{entry.public_id}/stap/"
    missing = samira.post(address, {"version": "1", "action": "say_ended"})
    assert missing.status_code == 422
    assert "Dit is nog leeg" in text_of(missing)
    day = filled_step(next(one for one in REGISTERS if one.kind == entry.kind), "say_ended", TODAY)[
        "ended_on"
    ]
    assert (
        samira.post(address, {"version": "1", "action": "say_ended", "say_ended--ended_on": day}).status_code
        == 302
    )
    entry.refresh_from_db()
    assert (entry.state, str(entry.ended_on)) == ("ended", day)
