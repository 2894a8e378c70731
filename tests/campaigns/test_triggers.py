"""A change asks about what it touches, and only that, once; however late somebody looks."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.campaigns.builders import Campaigns
from tests.people.builders import TODAY
from zuiver.audit.models import AuditEvent
from zuiver.campaigns.models import Request
from zuiver.campaigns.telling import TO_CONFIRM
from zuiver.campaigns.triggers import table
from zuiver.campaigns.triggers.differences import Picture, differences
from zuiver.campaigns.triggers.following import DESIGNATED
from zuiver.campaigns.triggers.looking import look_for_changes
from zuiver.campaigns.triggers.table import Cause, Touch, TriggerTable, install_triggers
from zuiver.catalogue.registers import REGISTERS
from zuiver.catalogue.triggers import declared_touches, hand_down_triggers
from zuiver.measures.commands import NewMeasure, measures_impose
from zuiver.measures.models import Measure
from zuiver.notices.models import Notice
from zuiver.people.commands import assignment_start, involvement_start, leadership_start, role_grant
from zuiver.people.designations.commands import designation_start
from zuiver.people.designations.wanted import Wanted
from zuiver.people.models import Assignment, Designation, Involvement, Leadership, Person

NEXT, MUCH_LATER = date(2026, 6, 1), date(2026, 9, 1)
# As if the one register of the tests were touched by everything.
EVERYTHING = TriggerTable(
    touches={cause: (Touch("gifts"),) for cause in Cause},
    days_before_end=30,
    designated_roles=frozenset({"general_director"}),
)


@pytest.fixture
def touched(world: Campaigns) -> Iterator[Campaigns]:
    """The province, in which every change touches gifts and which was looked at once."""
    install_triggers(EVERYTHING)
    assert look_for_changes(world.worker()) == 0
    yield world
    hand_down_triggers(REGISTERS)


def move(world: Campaigns, person: Person, on: date, **place: object) -> None:
    """End somebody's place and begin another one, as human resources does."""
    Assignment.rows.filter(person=person, valid_until=None).update(
        valid_until=date.fromordinal(on.toordinal() - 1)
    )
    usual = {"unit": world.roads, "function": "adviser", "scale": 9, "valid_from": on}
    assignment_start(world.province.hr, person, **{**usual, **place})


def reasons(world: Campaigns, person: Person) -> list[set[str]]:
    rows = Request.rows.filter(person=person, campaign=None).order_by("pk")
    return [{code for code, _ in one.reasons} for one in rows]


def test_the_first_look_asks_nobody(touched: Campaigns) -> None:
    assert not Request.rows.exists()


def test_each_change_of_place_asks_once(touched: Campaigns) -> None:
    move(touched, touched.ruben, date(2026, 5, 20), function="inspector", scale=10, unit=touched.bridges)
    assert look_for_changes(touched.worker(NEXT)) == 1
    assert look_for_changes(touched.worker(NEXT)) == 0
    assert look_for_changes(touched.worker(MUCH_LATER)) == 0
    assert reasons(touched, touched.ruben) == [
        {"function_changed", "unit_changed", "scale_changed", "manager_changed"}
    ]
    assert touched.told(touched.ruben, TO_CONFIRM) == 1
    assert reasons(touched, touched.samira) == []


def test_a_run_that_was_missed_loses_nothing(touched: Campaigns) -> None:
    move(touched, touched.ruben, date(2026, 5, 20), function="inspector")
    assert look_for_changes(touched.worker(MUCH_LATER)) == 1


def test_there_and_back_while_nobody_looked_still_asks(touched: Campaigns) -> None:
    move(touched, touched.ruben, date(2026, 5, 20), function="inspector")
    move(touched, touched.ruben, date(2026, 6, 20))
    assert look_for_changes(touched.worker(MUCH_LATER)) == 1
    assert reasons(touched, touched.ruben) == [{"function_changed"}]


def test_a_change_that_has_yet_to_come_asks_nothing_yet(touched: Campaigns) -> None:
    move(touched, touched.ruben, date(2026, 8, 1), function="inspector")
    # The old place ends, and the new one follows: that is no end of a contract.
    assert look_for_changes(touched.worker(date(2026, 7, 20))) == 0
    assert look_for_changes(touched.worker(MUCH_LATER)) == 1


def test_another_manager_asks(touched: Campaigns) -> None:
    Leadership.rows.filter(person=touched.karin).update(valid_until=date(2026, 5, 15))
    leadership_start(touched.province.hr, touched.samira, unit=touched.roads, valid_from=date(2026, 5, 16))
    look_for_changes(touched.worker(NEXT))
    assert reasons(touched, touched.ruben) == [{"manager_changed"}]


def test_a_designation_asks(touched: Campaigns) -> None:
    role_grant(touched.province.hr, touched.ruben, role="general_director", valid_from=date(2026, 5, 20))
    role_grant(touched.province.hr, touched.samira, role="auditor", valid_from=date(2026, 5, 20))
    assert look_for_changes(touched.worker(NEXT)) == 1
    assert reasons(touched, touched.ruben) == [{"designation_changed"}]


def designate(world: Campaigns, function: str, on: date) -> Designation:
    """A function is put on the list of vulnerable ones."""
    wanted = Wanted(function, "Beslist over opdrachten.", "contracts", decided_by="Directie", decided_on=on)
    return designation_start(world.actor(world.imre), wanted, valid_from=on)


def told_of_a_designation() -> list[tuple[str, str]]:
    rows = Notice.rows.filter(topic=DESIGNATED).order_by("person__name", "pk")
    return [(one.person.name, one.subject) for one in rows.select_related("person")]


def test_who_holds_a_function_that_is_designated_hears_it_once_and_is_asked(touched: Campaigns) -> None:
    move(touched, touched.ruben, date(2026, 5, 14), function="buyer")
    look_for_changes(touched.worker(date(2026, 5, 18)))
    made = designate(touched, "Buyer", date(2026, 5, 20))
    assert told_of_a_designation() == []
    look_for_changes(touched.worker(NEXT))
    look_for_changes(touched.worker(MUCH_LATER))
    assert told_of_a_designation() == [("Ruben", f"designation:{made.public_id}")]
    assert reasons(touched, touched.ruben)[-1] == {"designation_changed"}


def test_who_comes_into_a_designated_function_hears_it_too(touched: Campaigns) -> None:
    designate(touched, "Buyer", date(2026, 5, 12))
    look_for_changes(touched.worker(date(2026, 5, 13)))
    assert told_of_a_designation() == []
    move(touched, touched.ruben, date(2026, 5, 20), function="buyer")
    look_for_changes(touched.worker(NEXT))
    assert [name for name, _subject in told_of_a_designation()] == ["Ruben"]


def measure_about(world: Campaigns, person: Person, assessor: Person) -> Measure:
    """A measure that the assessor checks."""
    line = NewMeasure("Geen opdrachten van leveranciers.", person, date(2026, 12, 1))
    (made,) = measures_impose(
        world.actor(assessor), subject="gifts:abc", person=person, lines=[line], assessor=assessor
    )
    return made


def test_with_another_team_somebody_else_checks_the_measures_and_one_event_says_so(
    touched: Campaigns,
) -> None:
    measure = measure_about(touched, touched.ruben, touched.karin)
    other = measure_about(touched, touched.samira, touched.karin)
    by_a_higher_one = measure_about(touched, touched.ruben, touched.noor)
    move(touched, touched.ruben, date(2026, 5, 20), unit=touched.bridges)
    for _ in range(2):
        look_for_changes(touched.worker(NEXT))
    found = [Measure.rows.get(pk=one.pk).assessor for one in (measure, other, by_a_higher_one)]
    assert found == [touched.peter, touched.karin, touched.noor]
    assert AuditEvent.objects.filter(event="measures.measure.rerouted").count() == 1


def test_another_manager_checks_the_measures_of_the_team(touched: Campaigns) -> None:
    measure = measure_about(touched, touched.ruben, touched.karin)
    Leadership.rows.filter(person=touched.karin).update(valid_until=date(2026, 5, 15))
    leadership_start(touched.province.hr, touched.samira, unit=touched.roads, valid_from=date(2026, 5, 16))
    look_for_changes(touched.worker(NEXT))
    measure.refresh_from_db()
    assert measure.assessor == touched.samira


def test_the_end_of_a_contract_asks_a_month_before_and_again_when_it_moves(touched: Campaigns) -> None:
    place = Assignment.rows.filter(person=touched.ruben)
    place.update(valid_until=date(2026, 7, 31))
    assert look_for_changes(touched.worker(date(2026, 6, 30))) == 0
    assert look_for_changes(touched.worker(date(2026, 7, 1))) == 1
    assert look_for_changes(touched.worker(date(2026, 7, 2))) == 0
    place.update(valid_until=date(2026, 12, 31))
    assert look_for_changes(touched.worker(date(2026, 7, 3))) == 0
    assert look_for_changes(touched.worker(date(2026, 12, 1))) == 1


def test_a_tender_asks_who_declared_something_about_that_organisation(touched: Campaigns) -> None:
    touched.gift(giver_organisation="Bouwbedrijf Zuid")
    touched.gift(by=touched.ruben, giver_organisation="Waterschap Noord")
    touched.supplier("Bouwbedrijf Zuid", tender="Brug over de Vecht")
    assert look_for_changes(touched.worker(NEXT)) == 1
    assert look_for_changes(touched.worker(NEXT)) == 0
    assert reasons(touched, touched.samira) == [{"tender"}]
    assert reasons(touched, touched.ruben) == []


def test_a_new_contract_asks_the_same(touched: Campaigns) -> None:
    touched.gift(giver_organisation="Bouwbedrijf Zuid")
    party = touched.supplier("Bouwbedrijf Zuid")
    involvement_start(
        touched.province.hr, party, kind="contract", title="Onderhoud bruggen", valid_from=date(2026, 5, 25)
    )
    assert look_for_changes(touched.worker(date(2026, 5, 24))) == 0
    assert look_for_changes(touched.worker(NEXT)) == 1
    assert look_for_changes(touched.worker(NEXT)) == 0
    assert reasons(touched, touched.samira) == [{"contract"}]


def test_a_tender_that_was_over_before_anybody_looked_asks_nothing(touched: Campaigns) -> None:
    touched.gift(giver_organisation="Bouwbedrijf Zuid")
    touched.supplier("Bouwbedrijf Zuid", tender="Brug")
    Involvement.rows.update(valid_until=date(2026, 5, 20))
    assert look_for_changes(touched.worker(NEXT)) == 0


def test_only_who_holds_something_is_asked_where_the_table_says_so(touched: Campaigns) -> None:
    install_triggers(TriggerTable({Cause.FUNCTION: (Touch("gifts", only_holders=True),)}, 30))
    touched.gift()
    for person in (touched.samira, touched.ruben):
        move(touched, person, date(2026, 5, 20), function="inspector")
    assert look_for_changes(touched.worker(NEXT)) == 1
    assert Request.rows.get().person == touched.samira


def test_a_change_that_touches_nothing_asks_nothing_and_is_not_kept_for_later(touched: Campaigns) -> None:
    install_triggers(TriggerTable({}, 30))
    move(touched, touched.ruben, date(2026, 5, 20), function="inspector")
    assert look_for_changes(touched.worker(NEXT)) == 0
    install_triggers(EVERYTHING)
    assert look_for_changes(touched.worker(MUCH_LATER)) == 0


def test_the_small_request_climbs_the_ladder_too(touched: Campaigns) -> None:
    move(touched, touched.ruben, date(2026, 5, 20), function="inspector")
    look_for_changes(touched.worker(NEXT))
    assert touched.remind(MUCH_LATER) == 1
    assert touched.told(touched.ruben, TO_CONFIRM) == 2
    assert touched.answer(touched.ruben, on=MUCH_LATER).state == "nothing"


PICTURES = st.builds(
    Picture,
    function=st.sampled_from(["", "adviser", "Adviser", "inspector"]),
    unit_id=st.sampled_from([None, 1, 2]),
    scale=st.sampled_from([None, 9, 13, 14]),
    manager_id=st.sampled_from([None, 5, 6]),
    designations=st.frozensets(st.sampled_from(["role:a", "register:b"])),
    ends_on=st.none() | st.dates(date(2024, 2, 1), date(2024, 3, 31)),
)


@given(PICTURES)
def test_what_stayed_the_same_asks_nothing(picture: Picture) -> None:
    assert differences(picture, (), picture, TODAY) == {}


@given(PICTURES, st.lists(PICTURES, max_size=4), PICTURES)
def test_looking_more_often_finds_no_less(before: Picture, steps: list[Picture], now: Picture) -> None:
    until = date(2024, 3, 1)
    at_once = differences(before, steps, now, until).keys()
    one_by_one, at = set(), before
    for step in (*steps, now):
        one_by_one |= differences(at, (), step, until).keys() & {Cause.FUNCTION, Cause.UNIT, Cause.SCALE}
        at = step
    assert at_once & {Cause.FUNCTION, Cause.UNIT, Cause.SCALE} == one_by_one


def test_the_table_of_the_catalogue_is_complete_and_handed_down() -> None:
    assert set(declared_touches()) == set(Cause) - {Cause.YEARLY}
    installed = table.trigger_table()
    assert installed is not None
    kinds = {register.kind for register in REGISTERS}
    assert {touch.kind for touches in installed.touches.values() for touch in touches} <= kinds
    assert installed.days_before_end > 0
