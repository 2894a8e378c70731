"""Contacts with members of the assembly through the commands: facts yes, a view no, the portfolio holder informed. Story 9."""

from datetime import timedelta
from typing import Any

import pytest

from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import World, new_key
from zuiver.catalogue.external_contacts.reading import CONTACT
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.commands import role_end
from zuiver.people.models import RoleGrant
from zuiver.registers import queries
from zuiver.registers.commands import entry_act, entry_open, entry_submit
from zuiver.registers.declaration import Surroundings
from zuiver.registers.models import Entry

MAIL = {
    "member": "Statenlid A. de Wit",
    "contacted_on": "12 mei 2026",
    "reached_by": "mail",
    "topic": "Verkeerstellingen op de dijkweg",
    "asked": ["facts", "policy_view"],
    "facts_given": "De tellingen van maart en april.",
    "view_refused": "yes",
    "portfolio": "Gedeputeerde voor wegen",
}
INFORMED = {"informed_at": ["12 mei 2026", "15:10"], "informed_by": "Gebeld"}
CONFIRMED = {"confirmed_on": "12 mei 2026"}


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a contact can meet."""
    return remembered("small", World)


def noted(world: World, **changes: Any) -> Entry:
    """A contact of Samira."""
    return entry_submit(
        world.actor(world.samira),
        kind="external_contacts",
        data={**MAIL, **changes},
        submission_key=new_key(),
    )


def told(data: dict[str, Any]) -> str:
    """The points of a contact, as one text."""
    return " ".join(message.text() for message in CONTACT.points(data, Surroundings(TODAY)))


def test_story_9_facts_go_out_a_view_does_not_and_it_closes_when_the_portfolio_holder_confirmed(
    world: World,
) -> None:
    entry = noted(world)
    assert (entry.state, entry.outcome, entry.assessor) == ("received", "refuse", world.karin)
    assert entry.receipt is not None
    assert "inform_gedeputeerde" in entry.receipt["also"]
    assert "Give the facts" in told(entry.data)
    karin = world.actor(world.karin)
    entry_act(karin, public_id=entry.public_id, action="take_up")
    entry = entry_act(karin, public_id=entry.public_id, action="handle", data=INFORMED)
    assert (entry.state, entry.is_open, entry.assessor_role) == ("handled", True, "portfolio_office")
    olga = world.actor(world.wilma)
    with pytest.raises(InvalidData) as wrong:
        entry_act(olga, public_id=entry.public_id, action="close")
    assert set(wrong.value.errors) == {"confirmed_on"}
    entry = entry_act(olga, public_id=entry.public_id, action="close", data=CONFIRMED)
    assert (entry.state, entry.is_open) == ("closed", False)
    assert entry.data["informed_at"].startswith("2026-05-12T15:10")


@pytest.mark.parametrize(
    ("asked", "capacity", "outcome"),
    [
        (["facts"], "function", "allowed"),
        (["policy_view"], "function", "refuse"),
        (["facts", "policy_view", "opinion"], "function", "refuse"),
        (["policy_view"], "unclear", "refuse"),
        (["facts"], "unclear", "not_covered"),
        (["facts", "confidential"], "function", "not_covered"),
    ],
)
def test_the_aid_answers_on_what_is_least_ours_to_give(
    world: World, asked: list[str], capacity: str, outcome: str
) -> None:
    assert noted(world, asked=asked, capacity=capacity).outcome == outcome


def test_nothing_is_closed_before_the_portfolio_holder_was_informed(world: World) -> None:
    entry = noted(world)
    with pytest.raises(Refusal):
        entry_act(
            world.actor(world.karin),
            public_id=entry.public_id,
            action="close",
            data={"confirmed_on": "12 mei 2026"},
        )


def test_who_informed_the_portfolio_holder_does_not_confirm_it_as_well(world: World) -> None:
    entry = noted(world)
    with pytest.raises(NotFound):
        entry_open(world.actor(world.wilma), entry.public_id)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="handle", data=INFORMED)
    assert Notice.rows.filter(person=world.wilma, subject__endswith=entry.public_id).count() == 1
    assert [one.public_id for one in queries.tasks_of(world.actor(world.wilma))] == [entry.public_id]
    with pytest.raises(Refusal):
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="close", data=CONFIRMED)
    entry_act(world.actor(world.wilma), public_id=entry.public_id, action="close", data=CONFIRMED)
    again = entry_act(
        world.actor(world.samira), public_id=entry.public_id, action="reopen", reason="Er kwam nog een vraag."
    )
    assert (again.assessor, again.assessor_role) == (world.karin, "")


def test_where_nobody_has_that_role_the_last_steps_confirm(world: World) -> None:
    grant = RoleGrant.rows.get(person=world.wilma)
    role_end(world.province.hr, grant, valid_until=TODAY - timedelta(days=1))
    entry = noted(world)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="handle", data=INFORMED)
    entry.refresh_from_db()
    assert entry.assessor_role == "integrity_officer"


def test_who_noted_it_does_not_inform_and_close_it(world: World) -> None:
    entry = noted(world)
    with pytest.raises(Refusal):
        entry_act(world.actor(world.samira), public_id=entry.public_id, action="handle", data=INFORMED)


def test_it_is_asked_the_same_day_and_stands_first_as_overdue_the_day_after(world: World) -> None:
    entry = noted(world)
    assert entry.due_on == TODAY
    assert Notice.rows.filter(person=world.karin, subject__endswith=entry.public_id).count() == 1
    tomorrow = world.actor(world.karin, TODAY + timedelta(days=1))
    (task,) = queries.tasks_of(tomorrow)
    assert (task.public_id, task.due_on) == (entry.public_id, TODAY)


def test_a_note_of_the_same_day_is_in_time_and_one_of_the_day_after_is_marked(world: World) -> None:
    assert [noted(world, contacted_on=day).is_late for day in ("12 mei 2026", "11 mei 2026")] == [False, True]


def test_a_neighbour_who_sits_in_the_assembly_is_nobodys_business_here(world: World) -> None:
    with pytest.raises(InvalidData) as wrong:
        noted(world, capacity="private")
    assert set(wrong.value.errors) == {"capacity"}
    assert not Entry.rows.filter(kind="external_contacts").exists()


def test_a_view_that_was_given_is_no_verdict_but_a_point_to_tell(world: World) -> None:
    entry = noted(world, view_refused="no")
    assert entry.state == "received"
    assert "Tell the portfolio holder" in told(entry.data)
    assert "Tell the portfolio holder" not in told({**entry.data, "view_refused": True})


def test_the_line_sees_it_and_a_colleague_does_not(world: World) -> None:
    entry = noted(world)
    assert entry_open(world.actor(world.noor), entry.public_id).capacity == "leads"
    with pytest.raises(NotFound):
        entry_open(world.actor(world.ruben), entry.public_id)


def test_what_the_aid_was_told_is_not_asked_again() -> None:
    typed = CONTACT.from_facts({"asks": "policy_view", "capacity": "function", "counterpart": "ps_member"})
    assert typed == {"asked": ["policy_view"], "capacity": "function"}
    assert CONTACT.from_facts({}) == {}
