"""Contacts with interest groups through the commands: noted, never judged; who pays along is talked about first."""

from typing import Any

import pytest

from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import ASKED, World, new_key
from zuiver.kernel.errors import InvalidData, NotFound
from zuiver.registers import queries
from zuiver.registers.commands import entry_act, entry_correct, entry_open, entry_submit
from zuiver.registers.declaration import Surroundings
from zuiver.registers.models import Entry
from zuiver.registers.payload import as_typed
from zuiver.registers.registry import register_of

VISIT = {
    "organisation": "Vereniging van Telers",
    "interest": "Telers die in het rivierdal willen bouwen",
    "channel": "visit",
    "contacted_on": "11 mei 2026",
    "topic": "Kassen bij de dijk",
    "dossier": "Omgevingsvisie",
}


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a contact can meet."""
    return remembered("small", World)


def noted(world: World, **changes: Any) -> Entry:
    """A contact of Samira."""
    return entry_submit(
        world.actor(world.samira), kind="lobby", data={**VISIT, **changes}, submission_key=new_key()
    )


def test_a_contact_is_only_put_on_record(world: World) -> None:
    entry = noted(world)
    assert (entry.state, entry.is_open, entry.outcome, entry.is_late) == ("closed", False, "allowed", False)
    assert (entry.title, entry.party_name) == ("Kassen bij de dijk", "Vereniging van Telers")


@pytest.mark.parametrize(
    "paying", [{"channel": "co_financing"}, {"part_funded": "yes"}, {"part_funded": "unknown"}]
)
def test_who_pays_along_or_may_do_so_is_talked_about(world: World, paying: dict[str, str]) -> None:
    """L-4: the road over a study is open however they met, and also where nobody knows."""
    entry = noted(world, **paying)
    assert (entry.state, entry.outcome, entry.assessor) == ("received", "discuss", world.karin)
    assert entry.receipt is not None


def test_what_was_agreed_on_is_recorded_before_it_is_closed(world: World) -> None:
    entry = noted(world, channel="co_financing")
    karin = world.actor(world.karin)
    entry_act(karin, public_id=entry.public_id, action="take_up")
    with pytest.raises(InvalidData) as wrong:
        entry_act(karin, public_id=entry.public_id, action="handle")
    assert set(wrong.value.errors) == {"agreed_on"}
    agreed = {"agreed_on": "De provincie bepaalt de vraag, de vereniging betaalt een derde."}
    entry_act(karin, public_id=entry.public_id, action="handle", data=agreed)
    entry = entry_act(karin, public_id=entry.public_id, action="close")
    assert (entry.state, entry.data["agreed_on"]) == ("closed", agreed["agreed_on"])


def test_who_later_finds_that_they_pay_along_brings_it_back_to_the_table(world: World) -> None:
    entry = noted(world)
    typed = {**as_typed(register_of("lobby"), entry.data), "part_funded": "yes"}
    entry = entry_correct(
        world.actor(world.samira), public_id=entry.public_id, data=typed, reason="Ze betalen toch mee."
    )
    assert (entry.state, entry.outcome) == ("in_discussion", "discuss")


def test_the_own_team_and_the_officer_see_it_and_a_colleague_elsewhere_does_not(world: World) -> None:
    """L-5: who works in the same team can see who was heard; what is sensitive and what was said stays out."""
    entry = noted(world, manager_involved="yes", part_funded="yes")
    readers = {"team": world.ruben, "register": world.imre}
    opened = {name: entry_open(world.actor(one), entry.public_id) for name, one in readers.items()}
    assert {name: view.capacity for name, view in opened.items()} == {"team": "team", "register": "register"}
    assert "manager_involved" not in [value.field.name for value in opened["team"].values]
    assert not opened["team"].actions
    assert not opened["team"].can_write
    for person in (world.peter, world.bo):
        with pytest.raises(NotFound):
            entry_open(world.actor(person), entry.public_id)


def test_lists_show_the_team_what_it_may_open_and_nothing_else(world: World) -> None:
    entry = noted(world)
    world.gift(ASKED)
    shown = {
        person.name: [row.public_id for row in queries.entries_page(world.actor(person), kind="lobby").rows]
        for person in (world.ruben, world.samira, world.karin, world.noor, world.imre, world.peter, world.bo)
    }
    seen = [entry.public_id]
    assert shown == {
        "Ruben": seen, "Samira": seen, "Karin": seen, "Noor": seen, "Imre": seen, "Peter": [], "Bo": [],
    }  # fmt: skip
    assert not queries.entries_page(world.actor(world.ruben), kind="gifts").rows


def test_who_has_a_relation_with_the_person_does_not_read_along(world: World) -> None:
    entry = noted(world)
    world.province.related(world.ruben, world.samira)
    with pytest.raises(NotFound):
        entry_open(world.actor(world.ruben), entry.public_id)
    assert not queries.entries_page(world.actor(world.ruben), kind="lobby").rows


def test_a_contact_is_found_by_its_organisation_interest_and_dossier(world: World) -> None:
    entry = noted(world)
    for word in ("telers", "rivierdal", "omgevingsvisie"):
        found = queries.entries_page(
            world.actor(world.imre), kind="lobby", filters=queries.EntryFilters(text=word)
        )
        assert [row.public_id for row in found.rows] == [entry.public_id], word


def test_late_is_what_the_organisation_calls_late_and_it_is_recorded_all_the_same(world: World) -> None:
    assert [noted(world, contacted_on=day).is_late for day in ("28 april 2026", "27 april 2026")] == [
        False,
        True,
    ]
    world.organisation.terms = {"lobby.note_late_after_days": 30}
    world.organisation.save()
    assert not noted(world, contacted_on="27 april 2026").is_late


def test_points_bring_tenders_and_earlier_contacts_to_mind() -> None:
    reading = register_of("lobby").reading
    around = Surroundings(TODAY, tenders=("Kade Oost",), decisions=("Vergunning",), same_giver_everyone=3)
    told = [message.text() for message in reading.points({"channel": "invitation"}, around)]
    assert len(told) == 4
    assert any("Kade Oost" in one for one in told)
    assert any("number 3" in one for one in told)
    assert reading.points({"channel": "mail"}, Surroundings(TODAY)) == ()
