"""What waits for a manager goes along when somebody changes team; nobody ever waits for somebody who may not act."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.campaigns.builders import Campaigns
from tests.campaigns.test_triggers import EVERYTHING, NEXT, move
from tests.people.builders import TODAY
from tests.registers.builders import ASKED
from zuiver.audit.models import AuditEvent
from zuiver.campaigns.triggers.looking import look_for_changes
from zuiver.campaigns.triggers.table import install_triggers
from zuiver.catalogue.registers import REGISTERS
from zuiver.catalogue.triggers import hand_down_triggers
from zuiver.notices.models import Notice
from zuiver.people.commands import leadership_end, leadership_start, relation_declare
from zuiver.people.models import Leadership
from zuiver.registers import policies
from zuiver.registers.cases import case_of
from zuiver.registers.commands import entries_reroute, entry_act
from zuiver.registers.commands.rerouting import ASSESSED
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of

# What human resources may do to a small province, each on a day of its own.
CHANGES: Final = (
    "to_bridges", "to_roads", "karin_leaves", "peter_leaves", "ruben_leads_bridges", "karin_close", "peter_close",
)  # fmt: skip


@pytest.fixture
def touched(world: Campaigns) -> Iterator[Campaigns]:
    """The province, looked at once."""
    install_triggers(EVERYTHING)
    look_for_changes(world.worker())
    yield world
    hand_down_triggers(REGISTERS)


def test_the_new_manager_gets_what_waits_and_both_managers_hear_it_once(touched: Campaigns) -> None:
    waits = touched.gift(ASKED, by=touched.ruben)
    of_another = touched.gift(ASKED)
    decided = touched.gift(ASKED, by=touched.ruben, description="Doos koekjes")
    entry_act(touched.actor(touched.karin), public_id=decided.public_id, action="allow", reason="Klein.")
    move(touched, touched.ruben, date(2026, 5, 20), unit=touched.bridges)
    for _ in range(2):
        look_for_changes(touched.worker(NEXT))
    found = [Entry.rows.get(pk=one.pk).assessor for one in (waits, of_another, decided)]
    assert found == [touched.peter, touched.karin, touched.karin]
    assert decided.decisions.get().decided_by == touched.karin
    assert AuditEvent.objects.filter(event="registers.entry.rerouted").count() == 1
    assert _told(waits, "entry_to_assess") == ["Karin", "Peter"]
    assert _told(waits, "entry_gone_on") == ["Karin"]


def test_who_goes_back_comes_back_to_the_same_desk_and_that_desk_hears_it_again(touched: Campaigns) -> None:
    waits = touched.gift(ASKED, by=touched.ruben)
    move(touched, touched.ruben, date(2026, 5, 20), unit=touched.bridges)
    look_for_changes(touched.worker(date(2026, 5, 21)))
    move(touched, touched.ruben, date(2026, 5, 25), unit=touched.roads)
    look_for_changes(touched.worker(NEXT))
    waits.refresh_from_db()
    assert waits.assessor == touched.karin
    assert _told(waits, "entry_gone_on") == ["Karin", "Peter"]


def test_who_became_close_to_the_person_no_longer_has_it(touched: Campaigns) -> None:
    waits = touched.gift(ASKED, by=touched.ruben)
    relation_declare(touched.province.hr, touched.ruben, touched.karin)
    worker = touched.worker(NEXT)
    assert [entries_reroute(worker), entries_reroute(worker)] == [1, 0]
    waits.refresh_from_db()
    assert waits.assessor == touched.noor


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # a province in each
@given(changes=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5))
def test_whatever_changes_nobody_waits_for_somebody_who_may_not_act(
    touched: Campaigns, changes: list[str]
) -> None:
    point = transaction.atomic()
    point.__enter__()
    try:
        touched.gift(ASKED, by=touched.ruben)
        touched.gift(ASKED)
        for number, change in enumerate(changes, start=1):
            day = TODAY + timedelta(days=2 * number)
            _change(touched, change, day)
            worker = touched.worker(day)
            look_for_changes(worker)
            entries_reroute(worker)
            _nobody_waits_in_vain(touched, day)
            assert entries_reroute(worker) == 0
    finally:
        transaction.set_rollback(True)
        point.__exit__(None, None, None)


def _change(world: Campaigns, change: str, day: date) -> None:
    before = day - timedelta(days=1)
    hr = world.province.hr
    if change in {"to_bridges", "to_roads"}:
        move(world, world.ruben, day, unit=getattr(world, change.removeprefix("to_")))
    elif change.endswith("_leaves"):
        person = getattr(world, change.removesuffix("_leaves"))
        for leads in Leadership.rows.filter(Leadership.on(day), person=person):
            leadership_end(hr, leads, valid_until=before)
    elif change == "ruben_leads_bridges":
        if not Leadership.rows.filter(Leadership.on(day), person=world.ruben).exists():
            leadership_start(hr, world.ruben, unit=world.bridges, valid_from=day)
    else:
        other = getattr(world, change.removesuffix("_close"))
        relation_declare(hr, world.ruben, other)


def _nobody_waits_in_vain(world: Campaigns, day: date) -> None:
    leaders = set(Leadership.rows.filter(Leadership.on(day)).values_list("person_id", flat=True))
    for entry in Entry.rows.filter(is_open=True, state__in=ASSESSED, assessor__isnull=False):
        assert entry.assessor_id in leaders
        case = case_of(entry, register_of(entry.kind))
        assert policies.check_may_decide(case, entry.assessor_id) is None


def _told(entry: Entry, topic: str) -> list[str]:
    rows = Notice.rows.filter(subject=f"gifts:{entry.public_id}", topic=topic).order_by("person__name")
    return [one.person.name for one in rows.select_related("person")]
