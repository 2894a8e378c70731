"""Recording a gift: what is stored, who decides, and what never happens twice."""

from datetime import date

import pytest

from tests.registers.builders import ASKED, BOTTLE, EXPENSIVE, World, new_key
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.kernel.errors import InvalidData
from zuiver.notices.models import Notice
from zuiver.registers.commands import draft_save, entry_submit
from zuiver.registers.models import Draft, Entry, EntryVersion


def test_a_courtesy_within_the_limit_is_reported_to_the_manager(world: World) -> None:
    entry = world.gift()
    assert (entry.state, entry.outcome, entry.assessor) == ("reported", "allowed_with_report", world.karin)
    assert entry.amount_cents == 1250
    assert entry.receipt is not None
    assert entry.receipt["rule"] == "gifts/courtesy"
    assert [notice.person for notice in Notice.rows.of(world.organisation.pk)] == [world.karin]


def test_what_is_no_courtesy_waits_for_consent(world: World) -> None:
    entry = world.gift(ASKED)
    assert (entry.state, entry.outcome) == ("consent_asked", "needs_prior_approval")


def test_what_is_too_expensive_is_reported_with_the_advice_to_hand_it_in(world: World) -> None:
    entry = world.gift(EXPENSIVE)
    assert (entry.state, entry.outcome) == ("reported", "hand_in")


def test_the_same_form_sent_twice_makes_one_entry(world: World) -> None:
    key = new_key()
    first = world.gift(key=key)
    again = world.gift(key=key)
    assert first == again
    assert Entry.rows.count() == 1
    assert AuditEvent.objects.filter(event__startswith="registers.").count() == 1


def test_every_entry_has_one_version_and_one_event_at_the_start(world: World) -> None:
    entry = world.gift()
    assert EntryVersion.rows.filter(entry=entry).count() == 1
    events = AuditEvent.objects.filter(subject=f"gifts:{entry.public_id}")
    assert [event.event for event in events] == ["registers.entry.reported"]
    assert verify(world.organisation.pk).ok


def test_what_was_said_no_to_is_recorded_in_one_tap(world: World) -> None:
    entry = entry_submit(
        world.actor(world.samira), kind="gifts", data=BOTTLE, submission_key=new_key(), declined=True
    )
    assert (entry.state, entry.is_open) == ("declined", False)
    assert Notice.rows.filter(person=world.karin).exists()


def test_the_manager_who_is_involved_sees_nothing_and_the_next_one_decides(world: World) -> None:
    entry = world.gift(manager_involved="yes")
    assert entry.assessor == world.noor
    assert [conflict.person for conflict in entry.conflicts.all()] == [world.karin]
    assert not Notice.rows.filter(person=world.karin).exists()


def test_a_colleague_who_is_named_never_decides(world: World) -> None:
    entry = world.gift(named=[world.karin.public_id], group_size="2")
    assert entry.assessor == world.noor
    assert [named.person for named in entry.named.all()] == [world.karin]


def test_a_running_tender_of_the_giver_outranks_the_value(world: World) -> None:
    world.supplier("Bouwbedrijf Dijk B.V.", tender="Brug A12")
    entry = world.gift(giver_organisation="bouwbedrijf dijk", value="5")
    assert entry.outcome == "hand_in"
    assert entry.receipt is not None
    assert entry.receipt["rule"] == "gifts/tender-running"


def test_a_late_report_is_accepted_and_marked(world: World) -> None:
    assert world.gift(happened_on="1 maart 2026").is_late
    assert not world.gift(happened_on="1 mei 2026").is_late


def test_a_month_counts_as_late_only_after_its_last_day(world: World) -> None:
    assert not world.gift(happened_on="mei 2026").is_late
    assert world.gift(happened_on="maart 2026").is_late


def test_the_draft_is_gone_once_it_is_sent(world: World) -> None:
    key = new_key()
    draft_save(world.actor(world.samira), kind="gifts", submission_key=key, data={"description": "Fl"})
    world.gift(key=key)
    assert not Draft.rows.exists()


def test_an_unknown_colleague_is_refused_by_name_of_the_field(world: World) -> None:
    with pytest.raises(InvalidData) as wrong:
        world.gift(named=["nobody-knows-me"])
    assert set(wrong.value.errors) == {"named"}


def test_someone_without_a_unit_is_assessed_by_the_role(world: World) -> None:
    hired = world.province.person("Kees")
    entry = world.gift(by=hired)
    assert (entry.assessor, entry.assessor_role) == (None, "integrity_officer")
    assert Notice.rows.filter(person=world.imre).exists()


def test_three_gifts_of_one_giver_in_a_year_are_talked_about(world: World) -> None:
    for day in ("1 mei 2026", "2 mei 2026"):
        assert world.gift(happened_on=day).outcome == "allowed_with_report"
    third = world.gift(happened_on="3 mei 2026")
    assert (third.outcome, third.state) == ("discuss", "consent_asked")


def test_a_band_on_both_sides_of_the_limit_is_talked_about(world: World) -> None:
    assert world.gift(value="minder dan 100 euro").outcome == "discuss"
    assert world.gift(value="minder dan 50 euro").outcome == "allowed_with_report"
    assert world.gift(value="meer dan 50 euro", giver_organisation="Ander").outcome == "hand_in"


def test_gifts_of_unknown_givers_are_not_of_one_giver(world: World) -> None:
    first = world.gift(giver_organisation="onbekend")
    assert first.counterparty is None
    assert first.data["giver_organisation"] == "onbekend"


def test_an_event_before_the_first_rules_is_talked_about(world: World) -> None:
    entry = world.gift(happened_on="december 2017")
    assert (entry.outcome, entry.receipt, entry.is_late) == ("discuss", None, True)
    assert (entry.happened_on, entry.happened_precision) == (date(2017, 12, 1), "month")
