"""Data leaks: told at once, nobody in between, nobody blamed, and seventy-two real hours (DL-1..DL-5; story 7)."""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pypdf
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.plugins.remembered import remembered
from tests.registers.builders import World, new_key
from zuiver.catalogue.data_leak.authority_form import SECTIONS
from zuiver.catalogue.data_leak.hours import hours_left, last_moment
from zuiver.catalogue.data_leak.reading import clock_words
from zuiver.catalogue.data_leak.register import DATA_LEAK, KIND
from zuiver.catalogue.papers import papers_of
from zuiver.kernel import clock
from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.models import Person
from zuiver.registers.commands import entry_act, entry_open, entry_submit, export_record, message_add
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Decision, Entry
from zuiver.registers.queries import export_columns, export_rows, tasks_to_assess
from zuiver.registers.queries.context import decision_context
from zuiver.web.entries.task_lines import task_line

FRIDAY = date(2026, 5, 8)
NOTICED = datetime(2026, 5, 8, 23, 10, tzinfo=AMSTERDAM)
STICK = {
    "incident": "lost_carrier",
    "carrier": "Grijze usb-stick",
    "discovered_at": ["8 mei 2026", "23:10"],
    "confidential": "yes",
    "content": "Concepten van het beheerplan.",
}
NOT_SURE = {**STICK, "confidential": "unknown", "content": ""}


@pytest.fixture
def world(db: None) -> World:
    """A province with a leak desk."""
    return remembered("small", World)


def told(world: World, by: Person | None = None, typed: dict[str, Any] = STICK) -> Entry:
    """A leak, told on Friday night."""
    with clock.frozen(NOTICED + timedelta(minutes=4)):
        actor = world.actor(by or world.samira, FRIDAY)
        return entry_submit(actor, kind=KIND, data=typed, submission_key=new_key())


def act(world: World, entry: Entry, action: str, **data: Any) -> Entry:
    return entry_act(
        world.actor(world.leo, FRIDAY), public_id=entry.public_id, action=action, reason="Gedaan.", data=data
    )


@pytest.mark.parametrize("typed", [STICK, NOT_SURE], ids=["sure", "not sure"])
def test_the_desk_knows_at_once_and_nobody_stands_in_between(world: World, typed: dict[str, Any]) -> None:
    entry = told(world, typed=typed)
    assert entry.state == State.RECEIVED
    assert entry.outcome == "report_immediately"
    assert (entry.assessor, entry.assessor_role, entry.is_late) == (None, "leak_desk", False)
    assert list(Notice.rows.values_list("person__name", flat=True)) == ["Leo"]
    waiting, _count = tasks_to_assess(world.actor(world.leo, FRIDAY), 10)
    assert [one.public_id for one in waiting] == [entry.public_id]
    assert not Decision.rows.exists()


def test_no_manager_and_no_keeper_of_other_registers_sees_it(world: World) -> None:
    entry = told(world)
    for person in (world.karin, world.noor, world.imre, world.ruben):
        with pytest.raises(NotFound):
            entry_open(world.actor(person, FRIDAY), entry.public_id)


def test_a_leak_of_the_desk_itself_goes_to_somebody_else(world: World) -> None:
    own = told(world, by=world.leo)
    assert own.assessor_role == "integrity_officer"


def test_the_form_asks_five_facts_and_takes_a_doubt_for_an_answer() -> None:
    assert [field.name for field in DATA_LEAK.form_fields] == [
        "incident", "carrier", "discovered_at", "confidential", "content",
    ]  # fmt: skip
    assert DATA_LEAK.field("confidential").default == "unknown"


def test_the_desk_sees_the_hours_that_are_left_also_in_the_weekend(world: World) -> None:
    entry = told(world, typed=NOT_SURE)
    with clock.frozen(datetime(2026, 5, 10, 6, 10, tzinfo=AMSTERDAM)):
        points = decision_context(world.actor(world.leo, FRIDAY), entry).points
    assert points[0].params == {"hours": 41, "until": "11-05-2026 23:10"}
    assert any("not known yet" in point.msgid for point in points)


@pytest.mark.parametrize(
    ("noticed", "last"),
    [
        # The clock goes forward in the night to Sunday 29 March 2026, and back in the night to 25 October.
        (datetime(2026, 3, 27, 23, 10, tzinfo=AMSTERDAM), datetime(2026, 3, 31, 0, 10, tzinfo=AMSTERDAM)),
        (datetime(2026, 10, 23, 23, 10, tzinfo=AMSTERDAM), datetime(2026, 10, 26, 22, 10, tzinfo=AMSTERDAM)),
        (NOTICED, datetime(2026, 5, 11, 23, 10, tzinfo=AMSTERDAM)),
    ],
)
def test_the_hours_are_real_hours_also_when_the_clock_changes(noticed: datetime, last: datetime) -> None:
    assert last_moment(noticed) == last
    assert hours_left(noticed, last) == 0
    assert hours_left(noticed, noticed) == 72
    assert hours_left(noticed, last + timedelta(minutes=1)) == -1


moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda one: one.replace(tzinfo=UTC))


@given(moments, st.integers(0, 100 * 60))
def test_minutes_that_pass_and_hours_that_are_left_make_seventy_two(noticed: datetime, minutes: int) -> None:
    now = noticed + timedelta(minutes=minutes)
    left = hours_left(noticed, now)
    assert left * 60 <= 72 * 60 - minutes < (left + 1) * 60
    assert ("Still" in clock_words(noticed, now).msgid) == (minutes <= 72 * 60)


def test_a_leak_that_the_authority_does_not_hear_of_has_a_reason(world: World) -> None:
    entry = told(world)
    act(world, entry, "take_up", protected="yes", risk="unlikely")
    with pytest.raises(InvalidData, match="authority_why_not"):
        act(world, entry, "record_told", authority_told="no")
    kept = act(
        world, entry, "record_told", authority_told="no", authority_why_not="De stick was versleuteld."
    )
    assert kept.data["authority_why_not"] == "De stick was versleuteld."


def test_the_register_of_the_law_is_complete_before_a_leak_is_closed(world: World) -> None:
    """Facts, effects and what was done stay on record, for every leak (GDPR, article 33, fifth paragraph)."""
    entry = told(world)
    act(world, entry, "take_up", risk="high", data_kinds=["names"], people_least="40", people_most="60")
    report = {
        "authority_told": "yes",
        "authority_told_at": ["8 mei 2026", "23:50"],
        "authority_number": "AP-1",
    }
    act(world, entry, "record_told", told="Functionaris gegevensbescherming", **report)
    with pytest.raises(InvalidData) as wrong:
        act(world, entry, "handle", **report)
    assert set(wrong.value.errors) == {"consequences", "measures_taken"}
    done = {"consequences": "Namen kunnen bekend zijn.", "measures_taken": "Sticks zijn versleuteld."}
    act(world, entry, "handle", **report, **done)
    closed = act(world, entry, "close")
    assert closed.state == State.CLOSED
    assert closed.data["authority_number"] == "AP-1"
    assert closed.data["consequences"] == "Namen kunnen bekend zijn."


def test_once_the_authority_was_told_the_clock_is_gone(world: World) -> None:
    entry = told(world)
    told_at = ["8 mei 2026", "23:50"]
    act(world, entry, "take_up", risk="high")
    kept = act(world, entry, "record_told", authority_told="yes", authority_told_at=told_at)
    points = decision_context(world.actor(world.leo, FRIDAY), kept).points
    assert not any("72 hours" in point.msgid or "Still" in point.msgid for point in points)
    assert any("risk is high" in point.msgid for point in points)


def test_a_question_to_the_person_does_not_stop_the_desk(world: World) -> None:
    entry = told(world)
    message_add(world.actor(world.leo, FRIDAY), public_id=entry.public_id, text="Was de stick versleuteld?")
    assert act(world, entry, "record_told", authority_told="not_yet").state == State.RECEIVED


def test_what_turns_up_again_opens_the_leak_again(world: World) -> None:
    entry = told(world)
    done = {"authority_told": "not_yet", "consequences": "Geen.", "measures_taken": "Gezocht."}
    act(world, entry, "handle", **done)
    act(world, entry, "close")
    again = entry_act(
        world.actor(world.samira, FRIDAY), public_id=entry.public_id, action="reopen", reason="Terecht."
    )
    assert again.state == State.IN_DISCUSSION


def test_the_paper_for_the_authority_is_filled_in_for_the_desk_only(world: World) -> None:
    entry = told(world)
    act(world, entry, "take_up", data_kinds=["names", "money"], people_least="40")
    own = entry_open(world.actor(world.samira, FRIDAY), entry.public_id)
    assert papers_of(own) == ()
    (paper,) = papers_of(entry_open(world.actor(world.leo, FRIDAY), entry.public_id))
    made = paper.make("Provincie Noord", FRIDAY, "nl")
    text = " ".join(
        " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.content)).pages).split()
    )
    for words in ("Grijze usb-stick", "11-05-2026 23:10", "Namen en adressen", "40", "nog in te vullen"):
        assert words in text
    assert made.file_name == f"datalek-{entry.public_id}.pdf"


def test_the_desk_takes_the_register_along_as_a_file_and_nobody_else_does(world: World) -> None:
    """Every fact that the form of the authority asks for is in it, also of a leak that is still open."""
    entry = told(world)
    act(world, entry, "take_up", data_kinds=["names", "money"], people_least="40", risk="high")
    leo = world.actor(world.leo, FRIDAY)
    (row,) = export_rows(leo, kind=KIND)
    assert set(export_columns(KIND)) == set(row)
    assert {name for _title, names in SECTIONS for name in names} <= set(row)
    assert (row["carrier"], row["people_least"]) == ("Grijze usb-stick", "40")
    export_record(leo, kind=KIND, count=1, form="csv", filters={})
    for person in (world.imre, world.karin, world.samira):
        with pytest.raises(Refusal):
            list(export_rows(world.actor(person, FRIDAY), kind=KIND))
    with pytest.raises(Refusal):
        list(export_rows(leo, kind="gifts"))


def test_the_task_of_the_desk_shows_the_hours_that_are_left(world: World) -> None:
    told(world)
    lines = []
    for moment in (NOTICED + timedelta(hours=31, minutes=5), NOTICED + timedelta(hours=73)):
        with clock.frozen(moment), translation.override("nl"):
            (task,), _count = tasks_to_assess(world.actor(world.leo, FRIDAY), 10)
            lines.append(task_line(task).since)
    assert lines[0] == "nog 40 uur"
    assert lines[1].startswith("de tijd was om op")
