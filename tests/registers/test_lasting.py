"""What goes on: assessed with both voices, under conditions, prohibited only after a reaction, ended, looked at again."""

from datetime import timedelta
from typing import Any

import pytest

from tests.people.builders import TODAY
from tests.registers.builders import World
from zuiver.catalogue.financial_interests.register import FINANCIAL_INTERESTS
from zuiver.catalogue.side_activities.register import SIDE_ACTIVITIES
from zuiver.kernel.dates import add_months
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.measures.commands import NewMeasure
from zuiver.measures.models import Measure
from zuiver.measures.queries import measures_of, mine
from zuiver.people.actor import system_actor
from zuiver.people.models import Counterparty
from zuiver.registers import commands, queries
from zuiver.registers.declaration import Register
from zuiver.registers.models import Decision, Entry
from zuiver.registers.registry import all_registers

DAY = timedelta(days=1)


def act(
    world: World, entry: Entry, who: Any, action: str, *, later: timedelta = timedelta(0), **more: Any
) -> Entry:
    """One step by somebody, some days later."""
    more = {"reason": "Daarom.", **more}
    return commands.entry_act(
        world.actor(who, TODAY + later), public_id=entry.public_id, action=action, **more
    )


def report(world: World, register: Register = SIDE_ACTIVITIES, **changes: Any) -> Entry:
    """Something of Samira that goes on."""
    return world.entry(register, changes)


@pytest.mark.parametrize(
    ("phase", "started_on", "is_late"),
    [
        ("intended", "1 juni 2026", False),
        ("running", "12 mei 2026", False),
        ("running", "11 mei 2026", True),
        ("running", "2020", True),
        ("running", "", False),
    ],
)
def test_a_report_is_late_when_it_was_started_before(
    world: World, phase: str, started_on: str, is_late: bool
) -> None:
    assert report(world, phase=phase, started_on=started_on, ends_on="").is_late is is_late


def test_conditions_become_measures_and_lapse_when_it_ends(world: World) -> None:
    entry = report(world)
    line = NewMeasure("Geen werk voor leveranciers.", world.samira, TODAY + 30 * DAY)
    act(
        world,
        entry,
        world.karin,
        "intend_conditions",
        conditions=[line],
        data={"manager_view": "Kan, met afstand."},
    )
    entry = act(world, entry, world.samira, "dispute_conditions", reason="Ik werk nooit voor leveranciers.")
    assert (entry.state, entry.data["manager_view"]) == ("under_conditions", "Kan, met afstand.")
    decision = Decision.rows.get(entry=entry)
    assert (decision.action, decision.disagreement) == (
        "intend_conditions",
        "Ik werk nooit voor leveranciers.",
    )
    assert Measure.rows.get(subject=f"side_activities:{entry.public_id}").is_open
    act(world, entry, world.samira, "say_ended", data={"ended_on": "12 mei 2026"})
    assert not Measure.rows.get().is_open


def test_a_step_with_conditions_is_not_taken_without_one(world: World) -> None:
    entry = report(world)
    with pytest.raises(InvalidData) as wrong:
        act(world, entry, world.karin, "agree_conditions")
    assert set(wrong.value.errors) == {"conditions"}
    entry.refresh_from_db()
    assert (entry.state, entry.version) == ("reported", 1)


def test_nothing_is_prohibited_before_the_person_reacted_or_could(world: World) -> None:
    entry = act(world, report(world), world.karin, "intend_prohibition")
    assert entry.due_on == TODAY + 14 * DAY
    with pytest.raises(Refusal, match="has not reacted"):
        act(world, entry, world.karin, "prohibit", later=14 * DAY, data={"end_by": "1 september 2026"})
    entry = act(world, entry, world.karin, "prohibit", later=15 * DAY, data={"end_by": "1 september 2026"})
    assert (entry.state, str(entry.due_on)) == ("to_end", "2026-09-01")


def test_after_a_reaction_it_can_be_decided_at_once_and_the_end_is_shown_and_checked(world: World) -> None:
    entry = act(world, report(world), world.karin, "intend_prohibition")
    act(world, entry, world.samira, "react", reason="Ik kan stoppen met klanten hier.")
    act(world, entry, world.karin, "prohibit", data={"end_by": "1 september 2026"})
    act(world, entry, world.samira, "note_disagreement", reason="Het raakt mijn werk niet.")
    shown = {"ended_on": "12 mei 2026", "end_shown_by": "Uitgeschreven uit het handelsregister."}
    act(world, entry, world.samira, "show_ended", data=shown)
    act(world, entry, world.karin, "doubt_ended", reason="De website staat er nog.")
    act(world, entry, world.samira, "show_ended", data=shown)
    entry = act(world, entry, world.karin, "confirm_ended")
    assert (entry.state, entry.ended_on, entry.due_on, entry.is_open) == ("ended", TODAY, None, False)


def test_what_runs_is_looked_at_again_in_time_and_a_missed_day_is_made_up_for(world: World) -> None:
    entry = act(world, report(world), world.karin, "no_objection")
    assert entry.due_on == add_months(TODAY, 12)
    program = system_actor(world.organisation.pk, "worker", add_months(TODAY, 13))
    assert commands.entries_look_again(system_actor(world.organisation.pk, "worker", TODAY)) == 0
    assert (commands.entries_look_again(program), commands.entries_look_again(program)) == (1, 0)
    entry.refresh_from_db()
    assert (entry.state, entry.assessor_id) == ("in_discussion", world.karin.pk)


def test_confirming_that_nothing_changed_starts_the_time_anew_and_correcting_does_not(world: World) -> None:
    entry = act(world, report(world), world.karin, "no_objection", data={"review_on": "1 juni 2026"})
    assert str(entry.due_on) == "2026-06-01"
    entry = act(world, entry, world.samira, "confirm_unchanged", later=60 * DAY)
    assert entry.due_on == add_months(TODAY + 60 * DAY, 12)


def test_what_a_step_asked_survives_a_correction(world: World) -> None:
    entry = act(world, report(world), world.karin, "no_objection", data={"manager_view": "Prima."})
    typed = {
        **{field: entry.data[field] for field in ("phase", "can_touch_province")},
        "activity": "Iets anders",
    }
    entry = commands.entry_correct(
        world.actor(world.samira), public_id=entry.public_id, data=typed, reason="Naam aangepast."
    )
    assert (entry.title, entry.data["manager_view"]) == ("Iets anders", "Prima.")


def test_an_interest_is_read_by_the_person_and_the_interests_officer_only(world: World) -> None:
    entry = report(world, FINANCIAL_INTERESTS, company="Geheim Beheer BV")
    assert (entry.assessor, entry.assessor_role) == (None, "interests_officer")
    for person in (world.karin, world.noor, world.imre, world.dana, world.ruben, world.leo):
        with pytest.raises(NotFound):
            commands.entry_open(world.actor(person), entry.public_id)
        assert queries.entries_page(world.actor(person), kind=entry.kind).rows == ()
    view = commands.entry_open(world.actor(world.ines), entry.public_id)
    assert view.capacity == "role"
    assert [row.title for row in queries.entries_page(world.actor(world.ines), kind=entry.kind).rows] == [
        "Geheim Beheer BV"
    ]
    assert [task.title for task in queries.tasks_of(world.actor(world.ines))] == ["Geheim Beheer BV"]
    assert not Counterparty.rows.filter(name__contains="Geheim").exists()
    assert "beheer" not in entry.search_text


def test_the_manager_sees_the_measure_of_an_interest_and_not_the_interest(world: World) -> None:
    entry = report(world, FINANCIAL_INTERESTS, company="Geheim Beheer BV")
    line = NewMeasure("Beoordeelt geen dossiers over energie.", world.karin, TODAY + 30 * DAY)
    act(world, entry, world.ines, "agree_conditions", conditions=[line])
    subject = f"financial_interests:{entry.public_id}"
    karin = world.actor(world.karin)
    assert [row.text for row in measures_of(world.actor(world.ines), subject)] == [line.text]
    assert [row.text for row in mine(karin)] == [line.text]
    with pytest.raises(NotFound):
        commands.entry_open(karin, entry.public_id)


def test_the_interests_officer_does_not_decide_on_an_own_interest(world: World) -> None:
    entry = world.entry(FINANCIAL_INTERESTS, by=world.ines)
    assert entry.assessor_role == "integrity_officer"
    with pytest.raises(Refusal):
        act(world, entry, world.ines, "no_objection")
    assert act(world, entry, world.imre, "no_objection").state == "no_objection"


def test_a_partner_is_named_only_as_far_as_is_offered(world: World) -> None:
    with pytest.raises(InvalidData) as wrong:
        report(world, FINANCIAL_INTERESTS, company="")
    assert set(wrong.value.errors) == {"company"}
    entry = report(world, FINANCIAL_INTERESTS, company="", holder="partner")
    assert entry.party_name == ""
    assert entry.title


def test_an_event_asks_how_it_went_from_its_day_on(world: World) -> None:
    register = next(one for one in all_registers() if "say_attended" in one.actions)
    entry = world.entry(register)
    Entry.rows.filter(pk=entry.pk).update(state="agreed", due_on=TODAY + 5 * DAY, assessor=None)
    assert not queries.tasks_of(world.actor(world.samira))
    task = queries.tasks_of(world.actor(world.samira, TODAY + 5 * DAY))[0]
    assert (task.kind, task.due_on) == ("account", TODAY + 5 * DAY)
