"""Private relations through the commands: only a measure and a day are kept, and only two people read them."""

from datetime import timedelta
from typing import Any

import pytest

from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import World, new_key
from zuiver.catalogue.relations.reading import RELATION
from zuiver.catalogue.relations.register import NOBODY, RELATIONS
from zuiver.kernel.dates import add_months
from zuiver.kernel.errors import InvalidData, NotFound
from zuiver.measures.models import Measure
from zuiver.people.models import Person
from zuiver.people.roles import ROLES
from zuiver.registers import queries
from zuiver.registers.commands import entry_act, entry_open, entry_submit
from zuiver.registers.declaration import Privacy
from zuiver.registers.models import Entry, EntryNamed, EntryVersion, Ruling

# What people may want to say, and nobody keeps.
TOO_MUCH: dict[str, Any] = {
    "manager_involved": "no",
    "relation_kind": "love",
    "with": "external_relation",
    "partner": "Ruben",
    "contact_kind": "disreputable_group",
    "named": ["Ruben"],
}
AGREED = {"measure": "tasks_moved", "review_on": "12 november 2026"}


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a relation can meet."""
    return remembered("small", World)


def told(world: World, *, by: Person | None = None, **changes: Any) -> Entry:
    """What Samira tells."""
    return entry_submit(
        world.actor(by or world.samira),
        kind="relations",
        data={"manager_involved": "no", **changes},
        submission_key=new_key(),
    )


def agree(world: World, entry: Entry, by: Person) -> Entry:
    """Somebody records what was agreed on together."""
    return entry_act(
        world.actor(by),
        public_id=entry.public_id,
        action="no_objection",
        reason="Een collega tekent de uren.",
        data=AGREED,
    )


def test_nothing_is_stored_but_the_measure_and_the_day_of_the_next_look(world: World) -> None:
    entry = agree(world, told(world, **TOO_MUCH), world.karin)
    assert set(entry.data) == {"manager_involved", "measure", "review_on"}
    stored = [
        *EntryVersion.rows.filter(entry=entry).values_list("data", "receipt"),
        Ruling.rows.get(entry=entry).facts,
    ]
    for word in ("Ruben", "love", "external_relation", "disreputable"):
        assert word not in str(stored), word
    assert not EntryNamed.rows.filter(entry=entry).exists()
    assert all(field.privacy is Privacy.P3 for field in RELATIONS.fields)
    # Who keeps the registers reads the room of measures, so nothing of it stands there.
    assert not Measure.rows.filter(subject__startswith="relations:").exists()


def test_only_the_person_and_who_looks_at_it_read_it(world: World) -> None:
    entry = told(world)
    assert entry_open(world.actor(world.karin), entry.public_id).capacity == "assessor"
    for other in (world.noor, world.imre, world.dana, world.ruben, world.audra, world.ines):
        with pytest.raises(NotFound):
            entry_open(world.actor(other), entry.public_id)
        assert queries.entries_page(world.actor(other), kind="relations").rows == ()
    assert not any(NOBODY in role.permissions for role in ROLES)


def test_a_tie_with_the_own_manager_goes_one_level_up_and_the_manager_sees_nothing(world: World) -> None:
    entry = told(world, manager_involved="yes")
    assert entry.assessor == world.noor
    with pytest.raises(NotFound):
        entry_open(world.actor(world.karin), entry.public_id)
    assert agree(world, entry, world.noor).state == "no_objection"


def test_the_manager_above_also_goes_on_with_it_after_a_step_aside(world: World) -> None:
    entry = told(world, manager_involved="yes")
    entry = entry_act(world.actor(world.noor), public_id=entry.public_id, action="step_aside")
    assert (entry.assessor, entry.assessor_role) == (None, "integrity_officer")


def test_telling_it_asks_for_agreements_and_says_that_partners_do_not_assess_each_other(world: World) -> None:
    entry = told(world)
    assert (entry.state, entry.outcome, entry.is_late) == ("reported", "report_required", False)
    assert entry.receipt is not None
    assert {"PR-6", "PR-4", "PR-10"} <= set(entry.receipt["cites"])


def test_all_titles_are_the_same_so_no_list_tells_anything(world: World) -> None:
    titles = {told(world).title, told(world, by=world.ruben, manager_involved="yes").title}
    assert len(titles) == 1
    assert RELATION.words({"manager_involved": True}) == ()


def test_a_measure_waits_for_its_next_look_and_ends_when_it_is_no_longer_needed(world: World) -> None:
    entry = agree(world, told(world), world.karin)
    assert (entry.state, entry.due_on, entry.is_open) == ("no_objection", TODAY + timedelta(days=184), False)
    looked = entry_act(
        world.actor(world.karin), public_id=entry.public_id, action="review", reason="Nog nodig.", data={}
    )
    assert looked.due_on == add_months(TODAY, 6)
    ended = entry_act(world.actor(world.samira), public_id=entry.public_id, action="say_ended")
    assert (ended.state, ended.ended_on) == ("ended", TODAY)


def test_the_measure_has_to_be_named(world: World) -> None:
    with pytest.raises(InvalidData) as wrong:
        entry_act(
            world.actor(world.karin), public_id=told(world).public_id, action="no_objection", reason="Samen."
        )
    assert set(wrong.value.errors) == {"measure"}


def test_the_aid_only_hands_over_that_the_manager_is_too_close() -> None:
    assert RELATION.from_facts({"with": "manager", "relation_kind": "love"}) == {"manager_involved": "yes"}
    assert RELATION.from_facts({"with": "colleague", "functions_touch": True}) == {}
