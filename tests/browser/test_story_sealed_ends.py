"""How sealed cases end: aftercare and harm, two people who destroy with a proof, somebody who steps aside, a passkey."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Look, go
from tests.browser.sealed_desk import (
    PASSPHRASE,
    SECRET,
    SLOW,
    acting,
    again,
    arrived,
    box_of,
    case_of,
    check,
    completed,
    form,
    hand,
    refused,
    sends,
    settled,
    signed_in,
)
from tests.speak_up.builders import SpeakUp
from zuiver.cases.daily import run_day
from zuiver.cases.exclusions import is_excluded
from zuiver.cases.lifecycle import Compartment, ItemKind, Role
from zuiver.cases.models import Box, Case, CheckIn, Destruction, Item, RegisterLine
from zuiver.cases.queries.inbox import inbox
from zuiver.cli.demo.sealed_hands import Hand
from zuiver.kernel import clock

ASKED = "Hoe gaat het met je?"
HURT = "Ik ben uit het overleg gehouden."
OVERHEARD = "De chef gaf haar werk aan een ander."


@contextmanager
def later(**passed: int) -> Iterator[None]:
    """The same, so much later; the program has done what it does by itself."""
    with pytest.MonkeyPatch.context() as patch:
        moment = clock.now() + timedelta(**passed)
        patch.setattr(clock, "now", lambda: moment)
        for organisation in set(Case.rows.values_list("organisation_id", flat=True)):
            run_day(organisation, clock.today())
        yield


def pair_of(live: SpeakUp) -> tuple[Hand, Hand]:
    """A confidant and a reporting officer."""
    return hand(live, "Corrie", Role.CONFIDANT), hand(live, "Otto", Role.OFFICER)


def test_after_a_case_both_sides_say_what_hurts_and_two_people_destroy_it(live: SpeakUp, look: Look) -> None:
    corrie, otto = pair_of(live)
    case = completed(live, corrie, otto).case
    with later(days=40):
        confidant = case_of(look, corrie)
        asks_how_things_are(confidant)
        box = box_of(look)
        answers_that_it_hurts(box)
        confidant = again(confidant)
        expect(confidant.get_by_text(HURT)).to_be_visible()
        sends(confidant, "write.detriment", OVERHEARD)
        check(confidant, "aftercare")
        box.locator('[data-do="look"]').click()
        expect(box.get_by_text(OVERHEARD)).to_be_visible(timeout=SLOW)
    assert RegisterLine.rows.get().detriment
    assert CheckIn.rows.filter(done_on=None).count() == 3
    CheckIn.rows.filter(done_on=None).update(done_on=clock.today())
    with later(days=366 * 6):
        assert Case.rows.get(pk=case).state == "to_destroy"
        destroys(look, corrie, otto)
    for table in (Case, Item, Box):
        assert not table.rows.exists()
    proof = Destruction.rows.get()
    assert (proof.case_id, proof.asked_by, proof.agreed_by) == (case, otto.person.pk, corrie.person.pk)


def asks_how_things_are(page: Page) -> None:
    asked = form(page, "check_in")
    assert asked.locator('[data-field="due_on"] option').count() == 5, "four moments, and none chosen"
    asked.locator('[data-field="due_on"]').select_option(index=1)
    sends(page, "check_in", ASKED)
    expect(page.locator("[data-check-ins] li").first).to_contain_text("gedaan op")


def answers_that_it_hurts(box: Page) -> None:
    expect(box.get_by_text(ASKED)).to_be_visible(timeout=SLOW)
    box.locator("#id-answer").fill(HURT)
    box.locator('[name="about"][value="detriment"]').check()
    box.locator('[data-do="answer"]').click()
    expect(box.get_by_text(HURT)).to_be_visible(timeout=SLOW)
    assert box.locator("summary").filter(has_text="Trek mijn melding in").is_hidden(), "it is over"
    check(box, "aftercare-box", widths=[PHONE])


def destroys(look: Look, corrie: Hand, otto: Hand) -> None:
    officer = case_of(look, otto)
    check(officer, "to-destroy")
    sends(officer, "ask.destroy", ground="period_over")
    assert officer.locator('[data-pairs] [data-do="agree"]:visible').count() == 0, (
        "who asked is not the second"
    )
    confidant = case_of(look, corrie)
    confidant.locator('[data-do="agree"]').click()
    settled(confidant)
    destroy = '[data-pairs] [data-do="destroy"]:visible'
    assert confidant.locator(destroy).count() == 0, "a confidant agrees, and who handles the case destroys"
    officer = again(officer)
    check(officer, "destroy-agreed")
    officer.locator(destroy).click()
    expect(officer.locator("[data-none]")).to_be_visible(timeout=SLOW)
    expect(officer.locator("[data-status]")).to_contain_text(Destruction.rows.get().digest)
    check(officer, "destroyed")
    box = box_of(look)
    expect(box.locator("[data-problem]")).to_contain_text("vernietigd", timeout=SLOW)
    check(box, "destroyed-box", widths=[PHONE])


def test_who_steps_aside_is_gone_and_a_colleague_goes_on_with_all_parts(live: SpeakUp, look: Look) -> None:
    corrie, otto = pair_of(live)
    olaf = hand(live, "Olaf", Role.OFFICER)
    case = arrived(live, corrie, otto).case
    officer = case_of(look, otto)
    sends(officer, "free")
    sends(officer, "act.assess")
    sends(officer, "triage", "Het gaat om inkoop.", family="breach")
    form(officer, "recuse").locator('[data-do="form"]').click()
    expect(officer.locator("[data-none]")).to_be_visible(timeout=SLOW)
    check(officer, "stepped-aside")
    assert is_excluded(Case.rows.get(pk=case), otto.person.pk)
    assert inbox(acting(otto)) == []
    confidant = case_of(look, corrie)
    check(confidant, "colleague-stepped-aside")
    assert "enige" in refused(confidant, "recuse")
    confidant.locator('[data-do="renew"]').click()
    settled(confidant)
    sends(confidant, "reader_add", holder=str(olaf.holder.holder_id))
    goes_on(case_of(look, olaf))
    assert Case.rows.get(pk=case).state == "investigating"
    after = Item.rows.filter(case_id=case, role=Role.OFFICER).values_list("compartment", "kind")
    assert (Compartment.INVESTIGATION, ItemKind.REASON) in after


def goes_on(officer: Page) -> None:
    """The colleague reads the report, sorts it anew with a reason, and opens an investigation."""
    expect(officer.get_by_text(SECRET)).to_be_visible()
    sends(officer, "free")
    sends(officer, "triage", "Toch een vermoeden van een misstand.", family="wrongdoing")
    sends(officer, "act.investigate", "Er is genoeg om uit te zoeken.")
    check(officer, "went-on")


def test_a_passkey_opens_the_list_where_reports_are(live: SpeakUp, look: Look) -> None:
    corrie, otto = pair_of(live)
    arrived(live, corrie, otto)
    page = with_passkeys(look("/meldzaken/sleutels/", width=DESK, as_client=signed_in(corrie)))
    page.locator("#id-passphrase").fill(PASSPHRASE, timeout=SLOW)
    page.locator('[data-do="unlock"]').click()
    page.locator('[data-do="add-passkey"]').click(timeout=SLOW)
    expect(page.locator("[data-status]")).to_contain_text("passkey", timeout=SLOW)
    go(page, "/meldzaken/")
    expect(page.locator('[data-do="unlock-passkey"]')).to_be_visible(timeout=SLOW)
    check(page, "passkey")
    page.locator('[data-do="unlock-passkey"]').click()
    page.locator("[data-cases] button").click(timeout=SLOW)
    settled(page)
    expect(page.get_by_text(SECRET)).to_be_visible()


def with_passkeys(page: Page) -> Page:
    """A device that can lock with a passkey (PRF)."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True, "hasPrf": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page
