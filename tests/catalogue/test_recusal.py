"""Recusal in procurement through the commands: reported beforehand, somebody else named, the access ended. Story 10."""

from datetime import timedelta
from typing import Any

import pytest

from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import World, new_key
from zuiver.catalogue.procurement.reading import RECUSAL
from zuiver.catalogue.procurement.register import RECUSALS
from zuiver.kernel.errors import InvalidData, NotFound
from zuiver.measures.commands import NewMeasure, measure_act
from zuiver.measures.models import Measure
from zuiver.registers import queries
from zuiver.registers.commands import entry_act, entry_open, entry_submit
from zuiver.registers.declaration import Surroundings
from zuiver.registers.models import Decision, Entry

BIDS = {
    "procedure": "Onderhoud bruggen, perceel 2",
    "role_in_it": "assessor",
    "phase": "before",
    "bids_open_on": "20 mei 2026",
    "has_influence": "yes",
    "private_contact_with_party": "partner",
}
REPLACED = {"arrangement": "replaced", "replaced_by": "Ruben"}


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a tie can meet."""
    return remembered("small", World)


def reported(world: World, **changes: Any) -> Entry:
    """A tie that Samira reports."""
    return entry_submit(
        world.actor(world.samira), kind="procurement", data={**BIDS, **changes}, submission_key=new_key()
    )


def no_access(world: World) -> list[NewMeasure]:
    """The access to the file ends, by Ruben."""
    return [NewMeasure("Sluit de toegang tot het dossier.", world.ruben, TODAY + timedelta(days=1))]


def replace(world: World, entry: Entry, **changes: Any) -> Entry:
    """Karin names somebody else."""
    return entry_act(
        world.actor(world.karin),
        public_id=entry.public_id,
        action="agree_conditions",
        reason="Ruben beoordeelt.",
        data={**REPLACED, **changes},
        conditions=no_access(world),
    )


def test_story_10_a_tie_before_the_bids_open_somebody_else_named_and_the_access_ended(world: World) -> None:
    entry = reported(world)
    assert (entry.state, entry.outcome, entry.assessor) == ("reported", "recuse", world.karin)
    assert (entry.is_late, entry.due_on and entry.due_on.isoformat()) == (False, "2026-05-20")
    assert entry.receipt is not None
    assert "report_required" in entry.receipt["also"]
    assert "confidant" in entry.receipt["talk_to"]
    entry = replace(world, entry)
    assert (entry.state, entry.data["arrangement"]) == ("under_conditions", "replaced")
    assert not Decision.rows.get(entry=entry).departs_from_advice
    measure = Measure.rows.get(subject=f"procurement:{entry.public_id}")
    measure_act(
        world.actor(world.ruben), public_id=measure.public_id, action="carry_out", words="Toegang gesloten."
    )
    measure.refresh_from_db()
    assert measure.state == "carried_out"
    ended = entry_act(
        world.actor(world.samira), public_id=entry.public_id, action="say_ended", data={"ended_on": "vandaag"}
    )
    assert ended.state == "ended"


def test_nobody_but_the_two_reads_the_tie_and_the_file_of_the_procedure_only_shows_replaced(
    world: World,
) -> None:
    entry = replace(world, reported(world))
    tie = {"private_contact_with_party", "manager_involved"}
    seen = {value.field.name for value in entry_open(world.actor(world.imre), entry.public_id).values}
    assert "arrangement" in seen
    assert not tie & seen
    with pytest.raises(NotFound):
        entry_open(world.actor(world.noor), entry.public_id)
    (row,) = queries.export_rows(world.actor(world.imre), kind="procurement")
    assert row["arrangement"] == "Replaced"
    assert not tie & set(row)
    assert "partner" not in str(row).lower()


def test_no_field_asks_who_the_other_is_or_at_which_party() -> None:
    names = {field.name for field in RECUSALS.fields}
    assert not names & {"party", "name", "partner", "organisation", "person"}
    assert RECUSAL.party({**BIDS}) is None


def test_the_tie_need_not_be_said_and_the_advice_is_the_same(world: World) -> None:
    assert reported(world, private_contact_with_party="").outcome == "recuse"


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"has_influence": "no"}, "discuss"),
        ({"has_influence": "unknown"}, "discuss"),
        ({"phase": "running"}, "recuse"),
        ({"phase": "awarded", "awarded_on": "1 mei 2026"}, "recuse"),
    ],
)
def test_the_aid_follows_influence_and_not_how_far_it_is(
    world: World, changes: dict[str, str], outcome: str
) -> None:
    assert reported(world, **changes).outcome == outcome


def test_late_is_a_report_after_the_award_and_it_is_taken_up_all_the_same(world: World) -> None:
    late = reported(world, phase="awarded", awarded_on="11 mei 2026")
    assert (late.is_late, late.state, late.assessor) == (True, "reported", world.karin)
    assert not reported(world, phase="awarded", awarded_on="12 mei 2026").is_late
    assert not reported(world, phase="running").is_late
    with pytest.raises(InvalidData) as wrong:
        reported(world, phase="awarded")
    assert set(wrong.value.errors) == {"awarded_on"}


def test_somebody_else_is_named_and_the_end_of_the_access_is_a_condition(world: World) -> None:
    entry = reported(world)
    with pytest.raises(InvalidData) as wrong:
        entry_act(
            world.actor(world.karin),
            public_id=entry.public_id,
            action="agree_conditions",
            reason="Vervangen.",
        )
    assert set(wrong.value.errors) == {"arrangement", "replaced_by"}
    with pytest.raises(InvalidData) as wrong:
        entry_act(
            world.actor(world.karin),
            public_id=entry.public_id,
            action="agree_conditions",
            reason="Vervangen.",
            data=REPLACED,
        )
    assert set(wrong.value.errors) == {"conditions"}


def test_leaving_it_as_it_is_departs_from_the_advice_unless_there_is_no_influence(world: World) -> None:
    for changes, departs in (({}, True), ({"has_influence": "no"}, False)):
        entry = reported(world, **changes)
        entry_act(
            world.actor(world.karin),
            public_id=entry.public_id,
            action="no_objection",
            reason="De band is van lang geleden.",
        )
        assert Decision.rows.get(entry=entry).departs_from_advice is departs


def test_the_only_expert_goes_on_while_somebody_looks_along(world: World) -> None:
    entry = replace(world, reported(world, role_in_it="adviser"), arrangement="checked_along")
    assert entry.data["arrangement"] == "checked_along"
    told = " ".join(message.text() for message in RECUSAL.points(entry.data, Surroundings(TODAY)))
    assert "only one who knows the subject" in told


def test_a_manager_who_knows_the_party_too_neither_sees_nor_arranges_it(world: World) -> None:
    entry = reported(world, manager_involved="yes")
    assert entry.assessor == world.noor
    with pytest.raises(NotFound):
        entry_open(world.actor(world.karin), entry.public_id)


def test_when_the_procedure_is_over_its_open_measures_lapse(world: World) -> None:
    entry = replace(world, reported(world))
    entry_act(
        world.actor(world.karin),
        public_id=entry.public_id,
        action="record_ended",
        reason="Gegund.",
        data={"ended_on": "12 mei 2026"},
    )
    assert Measure.rows.get(subject=f"procurement:{entry.public_id}").state == "lapsed"
