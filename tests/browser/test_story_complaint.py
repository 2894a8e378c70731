"""A report that becomes a complaint: another kind of case without losing a date, the committee's path, a name for one reader,
and a reporter who withdraws."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Look
from tests.browser.sealed_desk import (
    SECRET,
    SLOW,
    again,
    arrived,
    box_of,
    case_of,
    check,
    form,
    hand,
    sends,
)
from tests.speak_up.builders import SpeakUp
from zuiver.cases.lifecycle import Role
from zuiver.cases.models import Case, Deadline, LedgerLine, Reader
from zuiver.cli.demo.sealed_hands import Hand

TONGUE = "en"


def test_a_complaint_goes_from_sorting_to_advice_and_feedback(live: SpeakUp, look: Look) -> None:
    corrie, otto = hand(live, "Corrie", Role.CONFIDANT), hand(live, "Otto", Role.OFFICER)
    cas = hand(live, "Cas", Role.COMMITTEE)
    case = arrived(live, corrie, otto).case
    officer = case_of(look, otto, TONGUE)
    sends(officer, "act.acknowledge", "We hebben je melding.")
    sends(officer, "free")
    sends(officer, "act.assess")
    sorted_twice_without_losing_a_date(officer)
    sends(officer, "act.investigate", "De commissie behandelt dit als klacht.")
    sends(officer, "reader_add", holder=str(cas.holder.holder_id))
    shows_a_name_to(look, "Cas", cas)
    committee = case_of(look, cas, TONGUE)
    expect(committee.get_by_text(SECRET)).to_be_visible()
    expect(committee.get_by_text("Hanneke")).to_be_visible()
    check(committee, "complaint-start", TONGUE)
    for step in ("filed", "admissible"):
        sends(committee, f"inner.complaint.{step}", f"Stap {step}.")
    # The person concerned hears of it before there is a hearing.
    untold = form(committee, "inner.complaint.hearing")
    expect(untold.locator("[data-first]")).to_contain_text("does not know yet")
    officer = again(officer)
    sends(officer, "told", "Er is een klacht over hoe je met iemand omgaat.")
    committee = again(committee)
    for step in ("hearing", "advice"):
        sends(committee, f"inner.complaint.{step}", f"Stap {step}.")
    sends(committee, "finding", "Het gedrag is gezien.", allegation="1", result="established")
    # What the reporter is told is in a part where the committee does not write.
    expect(committee.locator("[data-next-who]")).to_contain_text("Reporting officer")
    check(committee, "complaint-advice", TONGUE)
    the_reporter_withdraws(look)
    officer = again(officer)
    expect(officer.locator("[data-where]")).to_contain_text("withdrawn by the reporter")
    sends(officer, "act.feedback", "De klacht is behandeld, ook al trok je die in.")
    check(officer, "complaint-feedback", TONGUE)
    stored = Case.rows.get(pk=case)
    assert (stored.state, stored.family, stored.place) == ("feedback_given", "conduct", "complaint:advice")
    assert not Deadline.rows.filter(met_on=None).exists()
    assert LedgerLine.rows.filter(event="withdrawn").count() == 1


def sorted_twice_without_losing_a_date(officer: Page) -> None:
    """The earliest date of every clock stays, whatever the case is called."""
    dates = list(Deadline.rows.order_by("clock").values_list("target_on", flat=True))
    for family in ("wrongdoing", "breach", "conduct"):
        sends(officer, "triage", "Bij nader inzien.", family=family)
        now = list(Deadline.rows.order_by("clock").values_list("target_on", flat=True))
        assert all(after <= before for after, before in zip(now, dates, strict=True)), family
        dates = now
    expect(officer.locator("[data-where]")).to_contain_text("undesirable behaviour")


def shows_a_name_to(look: Look, name: str, who: Hand) -> None:
    """The reporter lets one reader see who it is: the committee knows who complains."""
    box = box_of(look, TONGUE)
    expect(box.locator("[data-known-as]")).to_contain_text("Hanneke", timeout=SLOW)
    box.get_by_role("button", name=name).click()
    expect(box.locator("[data-status]")).to_contain_text("From now on", timeout=SLOW)
    expect(box.locator("[data-readers]")).to_contain_text(f"{name} sees who you are")
    check(box, "complaint-box", TONGUE, [PHONE])
    granted = Reader.rows.exclude(granted_on=None)
    assert [one.holder_id for one in granted] == [who.holder.holder_id]


def the_reporter_withdraws(look: Look) -> None:
    box = box_of(look, TONGUE)
    box.locator("summary").filter(has_text="Withdraw").click(timeout=SLOW)
    box.locator('[data-do="withdraw"]').click()
    expect(box.locator("[data-status]")).to_contain_text("You withdrew", timeout=SLOW)
    expect(box.locator("[data-where]")).to_contain_text("withdrawn by you")
    assert not box.locator('[data-do="withdraw"]').is_visible()
    check(box, "withdrawn-box", TONGUE, [PHONE])
