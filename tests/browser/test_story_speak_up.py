"""Stories about speaking up with several browsers: a talk that becomes a report, an accused confidant, a lost laptop, a
leaver, and a reporter who comes back after a year."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Look, faults, scrolls_sideways, shot
from tests.people.builders import TODAY
from tests.speak_up.builders import Hand, SpeakUp
from tests.speak_up.sealing_kit import Keys, context
from zuiver.cases import commands, guards
from zuiver.cases.commands.directory import directory_records
from zuiver.cases.exclusions import is_excluded
from zuiver.cases.lifecycle import Compartment, Role
from zuiver.cases.models import Case, Consult, ContactCount, KeyHolder, KeyShare, Reader
from zuiver.cases.queries.inbox import inbox, talk_items, talks
from zuiver.cases.sealing import recovery
from zuiver.cases.sealing.age_keys import identity_seed
from zuiver.cases.sealing.directory import verify
from zuiver.cases.sealing.sealed import lock, open_sealed, seal
from zuiver.kernel import clock
from zuiver.people import commands as people
from zuiver.people.models import Person, User

SLOW = 60_000
PASSPHRASE = "paard accu nietje correct lantaarn"
SAID = "Mijn chef laat facturen van zijn broer betalen."
KEPT_BACK = "Ik slaap er slecht van."
# The least that the format takes: keys of tests open at once.
WORK = 10


class Province(SpeakUp):
    """The same, with keys that open in a browser, accounts, and a key outside the directory for each approver."""

    def __init__(self) -> None:
        super().__init__(with_directory=True)
        for hand in (self.carla, self.coen, self.olga):
            self.keep(hand.person, hand.holder_id, hand.keys)
        for person, keys in self.approvers.values():
            self.keep(person, self.outside(person, keys), keys)

    def outside(self, person: Person, keys: Keys) -> Any:
        """A key that only agrees to keys of others."""
        actor = Hand(person, keys, uuid4(), Role.MANAGER).actor()
        made = commands.key_propose(
            actor, uuid4(), role=Role.MANAGER, public_key=keys.public, signing_key=keys.signing
        )
        return made.pk

    def keep(self, person: Person, holder_id: Any, keys: Keys) -> None:
        """The locked keys, as a browser leaves them, and an account."""
        whole = recovery.Keys(identity_seed(keys.identity) + keys.signer.private_bytes_raw())
        sealed = lock(whole, PASSPHRASE, work=WORK)
        actor = Hand(person, keys, holder_id, Role.MANAGER).actor()
        commands.key_blob_store(actor, holder_id, method="passphrase", sealed=sealed)
        people.account_create(self.hr, person, email=f"{person.name.lower()}@example.nl")

    def signed_in(self, name: str) -> Client:
        """Somebody's own browser session."""
        client = Client()
        client.force_login(User.objects.get(email=f"{name.lower()}@example.nl"))
        return client


@pytest.fixture
def live(transactional_db: None) -> Iterator[Province]:
    """The room with keys, where the server sees it too."""
    guards.put_up(connection)
    try:
        world = Province()
        Client().get("/meldkanaal/")
        yield world
    finally:
        # Django empties all tables after this test, which the guards of the room would refuse.
        guards.take_down(connection)


def check(page: Page, name: str) -> None:
    shot(page, f"story-speak-up-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


def do(page: Page, name: str, nth: int = 0) -> None:
    page.locator(f'[data-do="{name}"]:visible').nth(nth).click(timeout=SLOW)


def said(page: Page, words: str) -> None:
    """The page says that it is done."""
    expect(page.locator("[data-status]")).to_contain_text(words, timeout=SLOW)


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    page.locator("#id-passphrase").fill(passphrase, timeout=SLOW)
    do(page, "unlock")
    expect(page.locator("#id-passphrase")).to_have_value("", timeout=SLOW)
    expect(page.locator("[data-status]")).not_to_contain_text("bezig", timeout=SLOW)


def give_code(page: Page) -> str:
    """Read the code, type it back, and send."""
    code = page.locator("[data-code]").inner_text()
    page.locator("#id-typed").fill(code)
    do(page, "send")
    return code


def open_box(page: Page, code: str) -> None:
    do(page, "to-box")
    page.locator("#id-code").fill(code)
    do(page, "open")


def begin_talk(page: Page) -> str:
    """Story 14: first a talk with one confidant, without a report."""
    do(page, "begin-talk")
    page.locator("[data-confidants]").get_by_label("Carla").check()
    page.locator("#id-subject").select_option("integrity")
    page.locator("#id-talk-text").fill(SAID)
    check(page, "talk-who")
    do(page, "talk-to-code")
    code = give_code(page)
    expect(page.locator("[data-talk-thread] li")).to_have_count(1, timeout=SLOW)
    page.locator("#id-talk-answer").fill(KEPT_BACK)
    do(page, "talk-write")
    expect(page.locator("[data-talk-thread] li")).to_have_count(2, timeout=SLOW)
    return code


def confidant_answers(live: Province, text: str) -> list[str]:
    """Carla reads the talk with her key and answers; returns what she read."""
    carla = live.carla.actor()
    (line,) = talks(carla)
    secret = open_sealed(line.wrap, live.carla.keys.identity, {"case": str(line.talk_id)}).body.decode()
    read = [
        json.loads(open_sealed(sealed, secret, {"item": item}).body)["text"]
        for item, _, _, sealed in talk_items(carla, line.talk_id)
    ]
    item = uuid4()
    about = context("message", line.talk_id, Compartment.CONTENT, 1, item, 3, "confidant")
    body = json.dumps({"text": text}).encode()
    commands.consult_answer(
        carla, line.talk_id, [(item, seal(about, b"", body, live.carla.keys.signer, line.public_key))]
    )
    return read


def test_a_talk_becomes_a_report_that_the_accused_confidant_never_sees(live: Province, look: Look) -> None:
    page = look("/meldkanaal/", width=PHONE)
    talk_code = begin_talk(page)
    assert confidant_answers(live, "Je mag dit melden. Coen hoort het dan niet.") == [SAID, KEPT_BACK]
    assert ContactCount.rows.get().number == 1
    assert not Case.rows.exists()
    do(page, "talk-look")
    expect(page.locator("[data-talk-thread] li")).to_have_count(3, timeout=SLOW)
    check(page, "talk")
    do(page, "talk-to-pick")
    page.locator("[data-picks]").get_by_label(KEPT_BACK).uncheck()
    check(page, "talk-pick")
    do(page, "talk-picked")
    page.locator("[data-chosen]").get_by_label("Olga").check()
    page.locator("[data-excluded]").get_by_label("Coen").check()
    do(page, "to-text")
    expect(page.locator("#id-text")).to_have_value(SAID)
    do(page, "to-code")
    box_code = give_code(page)
    assert box_code != talk_code
    expect(page.locator("[data-thread] li")).to_have_count(1, timeout=SLOW)
    no_trace_for_the_accused(live, look)
    in_the_box(live, page)
    after_a_year(look, box_code, talk_code)


def no_trace_for_the_accused(live: Province, look: Look) -> None:
    """Story 15: the confidant whom it is about finds nothing in the own browser."""
    case = Case.rows.get()
    assert is_excluded(case, live.coen.person.pk)
    assert inbox(live.coen.actor()) == []
    coen = look("/meldzaken/", width=DESK, as_client=live.signed_in("Coen"))
    unlock(coen)
    expect(coen.locator("[data-none]")).to_be_visible(timeout=SLOW)
    assert SAID not in coen.content()
    consult = Consult.rows.get()
    assert (consult.ended, consult.became_report) == (True, True)


def in_the_box(live: Province, page: Page) -> None:
    """The reporter says later who they are, to one reader; tells of going outside; keeps the proof; withdraws."""
    case = Case.rows.get()
    do(page, "reveal")
    expect(page.locator("[data-problem]")).not_to_be_empty(timeout=SLOW)
    page.locator("#id-later-identity").fill("Hanneke")
    do(page, "identity")
    expect(page.locator("[data-known-as]")).to_contain_text("Hanneke", timeout=SLOW)
    page.get_by_role("button", name="Olga").click()
    said(page, "Vanaf nu")
    assert Reader.rows.exclude(granted_on=None).get().holder_id == live.olga.holder_id
    page.get_by_text("Ik meld ook buiten").click()
    page.locator("#id-outside").select_option("huis")
    page.locator("[name=ground][value=employer_involved]").check()
    do(page, "tell-outside")
    expect(page.locator("[data-thread] li")).to_have_count(2, timeout=SLOW)
    do(page, "proof")
    expect(page.locator("[data-proof]")).to_have_value(re.compile(str(case.pk)), timeout=SLOW)
    check(page, "box")
    page.locator("summary").filter(has_text="melding in").click()
    do(page, "withdraw")
    said(page, "Je trok je melding in")
    case.refresh_from_db()
    assert case.withdrawn_on


def after_a_year(look: Look, box_code: str, talk_code: str) -> None:
    """The code still opens the box; both clocks went by, and the statement of that is signed."""
    with pytest.MonkeyPatch.context() as patch:
        later = clock.now() + timedelta(days=370)
        patch.setattr(clock, "now", lambda: later)
        page = look("/meldkanaal/", width=PHONE)
        open_box(page, box_code.lower().replace(" ", "-"))
        expect(page.locator("[data-thread] li")).to_have_count(2, timeout=SLOW)
        do(page, "missed")
        expect(page.locator("[data-proof]")).to_have_value(re.compile("signature: "), timeout=SLOW)
        check(page, "after-a-year")
        open_box_again(page, talk_code)


def open_box_again(page: Page, code: str) -> None:
    page.reload()
    open_box(page, code)
    expect(page.locator("[data-talk-state]")).to_contain_text("melding gemaakt", timeout=SLOW)


def test_a_lost_laptop_costs_a_confidant_no_case(live: Province, look: Look) -> None:
    live.hand("Cleo", Role.CONFIDANT)
    report_to_carla(look)
    carla = look("/meldzaken/sleutels/", width=DESK, as_client=live.signed_in("Carla"))
    unlock(carla)
    leave_shares(carla)
    carla.locator("[data-own] select").select_option("lost")
    do(carla, "end")
    said(carla, "gestopt")
    carla.context.close()
    carla = look("/meldzaken/sleutels/", width=PHONE, as_client=live.signed_in("Carla"))
    carla.locator("#id-new-passphrase").fill(PASSPHRASE + " nieuw", timeout=SLOW)
    carla.locator("#id-new-again").fill(PASSPHRASE + " nieuw")
    check(carla, "keys-make")
    do(carla, "make")
    said(carla, "wacht op twee anderen")
    new = KeyHolder.rows.get(person_id=live.carla.person.pk, ended_on=None)
    for name in ("Dana", "Ada"):
        agree(live, look, name)
    new.refresh_from_db()
    assert new.approved_on
    do(carla, "ask-shares")
    said(carla, "Bel ze")
    for name in ("Coen", "Olga"):
        give_share(live, look, name)
    assert KeyShare.rows.exclude(given=None).count() == 2
    carla.reload()
    unlock(carla, PASSPHRASE + " nieuw")
    do(carla, "recover")
    said(carla, "terug")
    do(carla, "move")
    said(carla, "1")
    check(carla, "keys-moved")
    reads_again(carla)


def report_to_carla(look: Look) -> None:
    page = look("/meldkanaal/", width=PHONE)
    do(page, "begin")
    for name in ("Carla", "Olga"):
        page.locator("[data-chosen]").get_by_label(name).check()
    do(page, "to-text")
    page.locator("#id-text").fill(SAID)
    do(page, "to-code")
    give_code(page)
    expect(page.locator("[data-thread] li")).to_have_count(1, timeout=SLOW)
    page.context.close()


def leave_shares(page: Page) -> None:
    do(page, "to-shares")
    for name in ("Coen", "Olga", "Cleo"):
        page.locator("[data-keepers]").get_by_label(name).check()
    check(page, "keys-shares")
    do(page, "leave-shares")
    said(page, "Drie collega")
    assert KeyShare.rows.count() == 3


def agree(live: Province, look: Look, name: str) -> None:
    """Somebody who looks after keys compares the figures aloud, and signs."""
    page = look("/meldzaken/sleutels/", width=DESK, as_client=live.signed_in(name))
    unlock(page)
    line = page.locator("[data-waiting] li").filter(has_text="Carla")
    line.get_by_role("button").click()
    expect(page.locator("[data-problem]")).not_to_be_empty(timeout=SLOW)
    line.get_by_role("checkbox").check()
    check(page, f"keys-agree-{name}")
    line.get_by_role("button").click()
    said(page, "bevestigd")
    page.context.close()


def give_share(live: Province, look: Look, name: str) -> None:
    page = look("/meldzaken/sleutels/", width=DESK, as_client=live.signed_in(name))
    unlock(page)
    line = page.locator("[data-kept] li").filter(has_text="Carla")
    line.get_by_role("checkbox").check()
    line.get_by_role("button").click()
    said(page, "verzegeld")
    page.context.close()


def reads_again(page: Page) -> None:
    """The case from before the loss opens with the new key."""
    page.goto(page.url.replace("sleutels/", ""))
    page.locator("#id-passphrase").fill(PASSPHRASE + " nieuw", timeout=SLOW)
    do(page, "unlock")
    page.locator("[data-cases] button").first.click(timeout=SLOW)
    expect(page.get_by_text(SAID)).to_be_visible(timeout=SLOW)


def test_who_leaves_reads_nothing_more_and_two_people_take_the_key_out(live: Province, look: Look) -> None:
    live.report(json.dumps({"text": SAID}))
    leave(live)
    carla = look("/meldzaken/", width=DESK, as_client=live.signed_in("Carla"))
    unlock(carla)
    expect(carla.locator("[data-none]")).to_be_visible(timeout=SLOW)
    reporter = look("/meldkanaal/", width=PHONE)
    do(reporter, "begin")
    expect(reporter.locator("[data-chosen] li")).to_have_count(2)
    expect(reporter.locator("[data-chosen]")).not_to_contain_text("Carla")
    dana = look("/meldzaken/sleutels/", width=DESK, as_client=live.signed_in("Dana"))
    unlock(dana)
    check(dana, "keys-leaver")
    do(dana, "sign-end")
    said(dana, "volgende")
    record = dana.locator("#id-record").input_value()
    ada = look("/meldzaken/sleutels/", width=PHONE, as_client=live.signed_in("Ada"))
    unlock(ada)
    ada.locator("#id-record").fill(record)
    do(ada, "read-record")
    expect(ada.locator("[data-record-says]")).to_contain_text("Carla")
    check(ada, "keys-record")
    do(ada, "sign-record")
    said(ada, "Iedereen")
    left = verify(directory_records(live.organisation_id)).ended.values()
    assert [reader.name for reader in left] == ["Carla"]


def leave(live: Province) -> None:
    """Carla's place ended before today."""
    place = live.carla.person.assignments.get()
    people.assignment_end(live.hr, place, valid_until=TODAY)


def with_passkeys(page: Page) -> Page:
    """A device that can lock with a passkey (PRF)."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
                "hasPrf": True,
            }
        },
    )  # fmt: skip
    return page


def test_a_passkey_opens_as_well_and_two_of_three_sheets_bring_the_paper_key(
    live: Province, look: Look
) -> None:
    page = look("/meldzaken/papieren-sleutel/", width=DESK, as_client=live.signed_in("Dana"))
    unlock(page)
    do(page, "make-paper")
    expect(page.locator("[data-sheets] pre")).to_have_count(3, timeout=SLOW)
    first, _, third = page.locator("[data-sheets] pre").all_inner_texts()
    page.locator("summary").filter(has_text="twee bladen").click()
    page.locator("#id-sheet-one").fill(first)
    page.locator("#id-sheet-two").fill(third)
    do(page, "try-paper")
    said(page, "geven de sleutel terug")
    made = KeyHolder.rows.get(role=Role.ORGANISATION)
    assert (made.approved_on, made.blobs.count()) == (None, 0)
    carla = with_passkeys(look("/meldzaken/sleutels/", width=DESK, as_client=live.signed_in("Carla")))
    unlock(carla)
    do(carla, "add-passkey")
    said(carla, "passkey")
    carla.reload()
    do(carla, "unlock-passkey")
    said(carla, "open op deze pagina")


@pytest.fixture
def bare(transactional_db: None) -> Iterator[SpeakUp]:
    """The room before there is a directory."""
    guards.put_up(connection)
    try:
        world = SpeakUp()
        for person in (world.dana, world.ada):
            people.account_create(world.hr, person, email=f"{person.name.lower()}@example.nl")
        yield world
    finally:
        guards.take_down(connection)


def test_the_directory_begins_with_the_signatures_of_all_who_agree_to_keys(bare: SpeakUp, look: Look) -> None:
    dana, ada = (a_first_key(look, name) for name in ("dana", "ada"))
    dana.reload()
    unlock(dana)
    for box in dana.locator("[data-approvers] input").all():
        box.check()
    do(dana, "found")
    said(dana, "volgende")
    assert directory_records(bare.organisation_id) == []
    ada.locator("#id-record").fill(dana.locator("#id-record").input_value())
    do(ada, "read-record")
    expect(ada.locator("[data-record-says]")).to_contain_text("Dana")
    do(ada, "sign-record")
    said(ada, "Iedereen")
    assert len(verify(directory_records(bare.organisation_id)).approvers) == 2
    # What she put forward before follows on nothing now.
    do(ada, "renew")
    said(ada, "Opnieuw")


def a_first_key(look: Look, name: str) -> Page:
    """Somebody's page, with a key that was made there."""
    client = Client()
    client.force_login(User.objects.get(email=f"{name}@example.nl"))
    page = look("/meldzaken/sleutels/", width=DESK, as_client=client)
    page.locator("[name=role][value=authority]").check(timeout=SLOW)
    for field in ("new-passphrase", "new-again"):
        page.locator(f"#id-{field}").fill(PASSPHRASE)
    do(page, "make")
    said(page, "wacht op twee")
    return page
