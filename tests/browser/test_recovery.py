"""Lost keys in real browsers: two sheets of paper open a case that nobody could open, a colleague brings a new key in, and an
export leaves for somebody outside."""

import io
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pyrage
from django.test import Client
from playwright.sync_api import Page, expect
from pyrage.x25519 import Identity

from tests.browser.conftest import DESK, PHONE, Look, go
from tests.browser.sealed_desk import (
    LEAST_WORK,
    PASSPHRASE,
    SECRET,
    SLOW,
    acting,
    arrived,
    box_of,
    case_of,
    check,
    form,
    hand,
    idle,
    refused,
    sends,
    settled,
)
from tests.people.builders import TODAY
from tests.speak_up.builders import SpeakUp
from zuiver.cases import commands
from zuiver.cases.commands.directory import current_directory
from zuiver.cases.lifecycle import Role
from zuiver.cases.models import Case, ExportLine, KeyHolder, LedgerLine
from zuiver.cases.sealing import recovery
from zuiver.cases.sealing.age_keys import identity_seed
from zuiver.cases.sealing.directory import claim
from zuiver.cases.sealing.outside import outside_fingerprint
from zuiver.cases.sealing.sealed import lock
from zuiver.cases.sealing.signatures import spoken
from zuiver.cli.demo.sealed_hands import Hand, Holder
from zuiver.kernel import clock
from zuiver.people.commands import account_create
from zuiver.people.models import Organisation, Person, User
from zuiver.people.queries import actor_for_person

INSPECTOR = "Inspecteur De Wit, politie Midden"


@dataclass
class Sheets:
    """The key on paper, and what stands on its three sheets."""

    hand: Hand
    texts: list[str]


def paper(world: SpeakUp) -> Sheets:
    """A key on paper in force, and the keys of who agrees to keys opened by the passphrase."""
    for person, keys in world.approvers.values():
        own = recovery.Keys(identity_seed(keys.identity) + keys.signer.private_bytes_raw())
        outside_the_directory(world, person, own)
    whole = recovery.Keys(os.urandom(64))
    holder = Holder(whole.identity, whole.signer, Role.ORGANISATION.value)
    dana = actor_for_person(world.dana, TODAY)
    asked = {"public_key": holder.public_key, "signing_key": holder.signing_key}
    holder_id, statement = commands.key_draft(dana, role=Role.ORGANISATION, **asked)
    commands.key_propose(
        dana, holder_id, role=Role.ORGANISATION, statement=statement,
        claim=claim(whole.signer, statement), **asked,
    )  # fmt: skip
    world.approve(holder_id)
    in_force = Holder(whole.identity, whole.signer, Role.ORGANISATION.value, holder_id)
    return Sheets(Hand(world.dana, whole, in_force), recovery.split_keys(whole, "2026-11"))


def outside_the_directory(world: SpeakUp, person: Person, keys: recovery.Keys) -> None:
    """A key that only agrees to keys of others, locked as a browser leaves it."""
    account_create(world.hr, person, email=f"{person.name.lower()}@example.nl")
    holder = Holder(keys.identity, keys.signer, Role.MANAGER.value)
    row = KeyHolder.rows.create(
        organisation=world.organisation, person_id=person.pk, role=Role.MANAGER,
        public_key=holder.public_key, signing_key=holder.signing_key, made_on=TODAY, approved_on=TODAY,
    )  # fmt: skip
    sealed = lock(keys, PASSPHRASE, work=LEAST_WORK)
    commands.key_blob_store(actor_for_person(person, TODAY), row.pk, method="passphrase", sealed=sealed)


def lost(who: Hand) -> None:
    """The laptop is gone, and with it the passphrase."""
    assert who.holder.holder_id
    commands.key_end(acting(who), who.holder.holder_id, reason="lost")


def page_of(look: Look, person: Person, language: str = "nl", width: int = DESK) -> Page:
    """The page of the key on paper, with the own key open."""
    client = Client()
    client.force_login(User.objects.get(email=f"{person.name.lower()}@example.nl"))
    page = look("/meldzaken/papieren-sleutel/", width=width, language=language, as_client=client)
    page.locator("#id-passphrase").fill(PASSPHRASE, timeout=SLOW)
    does(page, "unlock")
    return page


def does(page: Page, name: str) -> None:
    page.locator(f'[data-do="{name}"]:visible').first.click(timeout=SLOW)
    idle(page)


def asks(page: Page, kind: str, offices: str, *keepers: str, **chosen: str) -> None:
    """Fill in the form and sign."""
    button = page.locator(f'[data-do="{kind}"]')
    page.locator("details").filter(has=button).locator("summary").click(timeout=SLOW)
    for name, words in chosen.items():
        field = page.locator(f"#id-paper-{name}")
        value = field.locator("option").filter(has_text=words).first.get_attribute("value")
        field.select_option(value)
    for keeper in keepers:
        page.locator(f'[name="{offices}"][value="{keeper}"]').check()
    does(page, kind)


def test_two_sheets_open_a_case_that_nobody_could_open_and_everybody_sees_it(
    live: SpeakUp, look: Look
) -> None:
    Organisation.objects.filter(pk=live.organisation.pk).update(terms={"cases.paper_practice_months": 12})
    corrie, otto = hand(live, "Corrie", Role.CONFIDANT), hand(live, "Otto", Role.OFFICER)
    cees = hand(live, "Cees", Role.CONFIDANT)
    sheets = paper(live)
    arrived(live, corrie, otto, sheets.hand)
    for one in (corrie, otto):
        lost(one)
    dana = page_of(look, live.dana)
    asks(
        dana, "ask-use", "office", "secretary", "works_council",
        case=str(clock.today().year), reader="Cees", ground="niemand",
    )  # fmt: skip
    check(dana, "paper-asked")
    second_signs(page_of(look, live.ada))
    puts(page_of(look, live.dana), sheets)
    assert LedgerLine.rows.filter(event="paper_used").count() == 1
    assert len(current_directory(live.organisation_id).paper) == 1
    reader = case_of(look, cees)
    expect(reader.get_by_text(SECRET)).to_be_visible(timeout=SLOW)
    used = reader.locator("[data-paper-uses]")
    for words in (
        "papieren sleutel",
        "de secretaris, de ondernemingsraad",
        "niemand die de zaak leest",
        "Cees",
    ):
        expect(used).to_contain_text(words)
    check(reader, "paper-reader")
    box = box_of(look)
    expect(box.locator("[data-paper-uses]")).to_contain_text("de ondernemingsraad", timeout=SLOW)
    check(box, "paper-box")


def second_signs(page: Page) -> None:
    """Somebody else reads what it is, and signs."""
    line = page.locator("[data-asks] li")
    expect(line).to_contain_text("Dana", timeout=SLOW)
    expect(line).to_contain_text("Cees")
    page.locator('[data-do="agree-paper"]').click()
    expect(page.locator("[data-problem]")).not_to_be_empty(timeout=SLOW)
    line.get_by_role("checkbox").check()
    check(page, "paper-agree")
    does(page, "agree-paper")


def puts(page: Page, sheets: Sheets) -> None:
    """Two sheets are typed; one with a slip first."""
    first, second = page.locator("[data-put] textarea").all()
    first.fill(sheets.texts[0].replace("share: ", "share: f"), timeout=SLOW)
    second.fill(sheets.texts[2])
    page.locator('[data-do="put"]').click()
    expect(page.locator("[data-problem]")).to_contain_text("twee bladen", timeout=SLOW)
    first.fill(sheets.texts[0])
    check(page, "paper-put")
    does(page, "put")
    expect(page.locator("[data-asks] li")).to_have_count(0)


def test_a_practice_is_asked_for_and_done_by_two_people(live: SpeakUp, look: Look) -> None:
    sheets = paper(live)
    dana = page_of(look, live.dana, "en")
    asks(dana, "ask-practice", "practice-office", "privacy_officer", "secretary")
    check(dana, "paper-practice", "en")
    ada = page_of(look, live.ada, "en", PHONE)
    ada.locator("[data-asks] li").get_by_role("checkbox").check(timeout=SLOW)
    does(ada, "agree-paper")
    for field, text in zip(ada.locator("[data-put] textarea").all(), sheets.texts[1:], strict=True):
        field.fill(text)
    does(ada, "put")
    assert len(current_directory(live.organisation_id).paper) == 1
    assert not Case.rows.exists()
    replaced(live, dana, ada)


def replaced(world: SpeakUp, dana: Page, ada: Page) -> None:
    """The key ends by two signatures, and only then there is a next one."""
    dana.reload()
    dana.locator("#id-passphrase").fill(PASSPHRASE, timeout=SLOW)
    does(dana, "unlock")
    expect(dana.locator('[data-do="make-paper"]')).to_be_hidden()
    does(dana, "end-paper")
    record = dana.locator("#id-paper-record").input_value()
    go(ada, "/meldzaken/sleutels/")
    ada.locator("#id-passphrase").fill(PASSPHRASE, timeout=SLOW)
    does(ada, "unlock")
    ada.locator("#id-record").fill(record)
    does(ada, "read-record")
    expect(ada.locator("[data-record-says]")).to_contain_text("three sheets")
    does(ada, "sign-record")
    assert KeyHolder.rows.get(role=Role.ORGANISATION).ended_on
    dana.reload()
    dana.locator("#id-passphrase").fill(PASSPHRASE, timeout=SLOW)
    does(dana, "unlock")
    does(dana, "make-paper")
    expect(dana.locator("[data-sheets] pre")).to_have_count(3)
    check(dana, "paper-new", "en")


def test_a_colleague_brings_in_the_new_key_of_who_lost_a_laptop(live: SpeakUp, look: Look) -> None:
    corrie, otto = hand(live, "Corrie", Role.CONFIDANT), hand(live, "Otto", Role.OFFICER)
    arrived(live, corrie, otto)
    lost(corrie)
    new = another_key(live, corrie)
    officer = case_of(look, otto)
    sends(officer, "reader_add", holder=str(new.holder.holder_id))
    reader = case_of(look, new)
    expect(reader.get_by_text(SECRET)).to_be_visible(timeout=SLOW)
    sends(reader, "write.message", "Ik ben er weer, met een nieuwe sleutel.")
    officer.reload()
    assert LedgerLine.rows.filter(event="reader_added").count() == 1


def another_key(world: SpeakUp, who: Hand) -> Hand:
    """The next key of the same person, agreed to by two."""
    keys = recovery.Keys(os.urandom(64))
    holder = Holder(keys.identity, keys.signer, who.holder.role)
    asked = {"public_key": holder.public_key, "signing_key": holder.signing_key}
    role = Role(who.holder.role)
    holder_id, statement = commands.key_draft(acting(who), role=role, **asked)
    commands.key_propose(
        acting(who), holder_id, role=role, statement=statement, claim=claim(keys.signer, statement), **asked
    )
    world.approve(holder_id)
    sealed = lock(keys, PASSPHRASE, work=LEAST_WORK)
    commands.key_blob_store(acting(who), holder_id, method="passphrase", sealed=sealed)
    return Hand(who.person, keys, Holder(keys.identity, keys.signer, who.holder.role, holder_id))


def test_an_export_leaves_for_somebody_outside_after_two_people_and_a_call(live: SpeakUp, look: Look) -> None:
    corrie, otto = hand(live, "Corrie", Role.CONFIDANT), hand(live, "Otto", Role.OFFICER)
    arrived(live, corrie, otto)
    owner = Identity.generate()
    recipient, until = str(owner.to_public()), f"{clock.today().year + 1}-01-31"
    officer = case_of(look, otto)
    asked = {"whom": "police", "ground": "legal_duty", "destroy_by": until}
    said = refused(officer, "ask.export_out", INSPECTOR, recipient=recipient[:-1] + "q", **asked)
    assert "age" in said
    sends(officer, "ask.export_out", INSPECTOR, recipient=recipient, **asked)
    confidant = case_of(look, corrie)
    pair = confidant.locator("[data-pairs] li")
    figures = spoken(outside_fingerprint(recipient))
    expect(pair).to_contain_text(INSPECTOR)
    expect(pair).to_contain_text(figures)
    check(confidant, "outside-pair")
    confidant.locator('[data-do="agree"]').click()
    settled(confidant)
    officer.locator('[data-step="case"] [data-do="list"]').click()
    officer.locator("[data-cases] button").first.click(timeout=SLOW)
    settled(officer)
    file = made(officer, recipient, until)
    (line,) = ExportLine.rows.all()
    assert (line.outside, line.recipients, str(line.destroy_by)) == ("police", [recipient], until)
    assert INSPECTOR not in str(ExportLine.rows.values().get())
    expect(officer.locator("[data-exports] li")).to_contain_text(INSPECTOR, timeout=SLOW)
    check(officer, "outside-made")
    opened = zipfile.ZipFile(io.BytesIO(pyrage.decrypt(file.read_bytes(), [owner])))
    text = opened.read("zaak.txt").decode()
    assert SECRET in text
    assert "Hanneke" not in text
    assert all(INSPECTOR in page for page in text.split("\f"))


def made(page: Page, recipient: str, until: str) -> Path:
    """Without the call it is refused; after it the browser keeps the file."""
    exported = form(page, "export")
    exported.locator(f'[data-list="recipients"] input[value="{recipient}"]').check()
    exported.locator('[data-field="destroy_by"]').fill(until)
    exported.locator('[data-do="form"]').click()
    expect(exported.locator("[data-wrong]")).to_contain_text("Bel", timeout=SLOW)
    exported.locator('[data-list="rang"] input').check()
    with page.expect_download() as download:
        exported.locator('[data-do="form"]').click()
    settled(page)
    return Path(str(download.value.path()))
