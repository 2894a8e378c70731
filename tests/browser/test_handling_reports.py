"""One report from arrival to closing on real pages: a confidant, an officer, an investigator and who decides, each with a key."""

import re
import zipfile

from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, Look
from tests.browser.sealed_desk import (
    SECRET,
    SLOW,
    WORDS,
    again,
    arrived,
    case_of,
    check,
    form,
    hand,
    sends,
    settled,
)
from tests.speak_up.builders import SpeakUp
from zuiver.cases import commands
from zuiver.cases.commands.consulting import Talk
from zuiver.cases.exclusions import is_excluded
from zuiver.cases.lifecycle import Compartment, ItemKind, Role
from zuiver.cases.models import Case, ExportLine, LedgerLine, RegisterLine
from zuiver.cases.sealing.reporter import public_salt
from zuiver.cli.demo.sealed_hands import Hand, Reporter
from zuiver.kernel import clock
from zuiver.people.commands import account_create
from zuiver.people.models import Person, User


def test_a_report_from_arrival_to_closing(live: SpeakUp, look: Look) -> None:
    carla, olga = hand(live, "Corrie", Role.CONFIDANT), hand(live, "Otto", Role.OFFICER)
    iris, gro = hand(live, "Iris", Role.INVESTIGATOR), hand(live, "Gro", Role.AUTHORITY)
    case = arrived(live, carla, olga).case
    confidant = case_of(look, carla)
    sends(confidant, "act.acknowledge", "We hebben je melding.")
    sends(confidant, "write.note", "Klinkt bezorgd.")
    officer = case_of(look, olga)
    expect(officer.get_by_text(SECRET)).to_be_visible()
    assert officer.get_by_text("Klinkt bezorgd.").count() == 0
    sends(officer, "free")
    sends(officer, "act.assess")
    sends(officer, "triage", "Het gaat om inkoop.", family="breach")
    sends(officer, "act.investigate", "Er is genoeg om uit te zoeken.")
    sends(
        officer,
        "reader_add",
        holder=str(iris.holder.holder_id),
        last_day=str(clock.today().replace(month=12, day=31)),
    )
    sends(officer, "inner.investigation.assigned", "Onderzoek de facturen van de brug.")
    sends(officer, "told", "Er is gemeld dat facturen niet kloppen.")
    check(officer, "officer")
    investigates(case_of(look, iris))
    officer = again(officer)
    sends(officer, "act.feedback", "Het is onderzocht.")
    sends(officer, "reader_add", holder=str(gro.holder.holder_id))
    sends(officer, "summary", "De facturen klopten niet.")
    sends(officer, "knew", day=str(clock.today()))
    decides(case_of(look, gro))
    officer = again(officer)
    sends(officer, "record.police_not_made", "Het is geen misdrijf waarvoor dat moet.")
    sends(officer, "register", type="financial", outcome="established", source="employee")
    sends(officer, "act.complete", "Alles is gedaan.")
    expect(officer.locator("[data-check-ins] li")).to_have_count(4)
    check(officer, "completed")
    stored = Case.rows.get(pk=case)
    assert (stored.state, stored.family, stored.known_on) == ("completed", "breach", clock.today())
    line = RegisterLine.rows.get(case=stored)
    assert (line.type, line.outcome, line.police, line.disposals) == (
        "financial",
        "established",
        "not_made",
        ["warning"],
    )


def investigates(page: Page) -> None:
    assert page.get_by_text(SECRET).count() == 0, "an investigator does not read the report itself"
    expect(page.get_by_text("Onderzoek de facturen van de brug.")).to_be_visible()
    for step in ("planned", "facts", "hearing", "draft", "report"):
        sends(page, f"inner.investigation.{step}", f"Stap {step}.")
    sends(page, "finding", "De facturen kloppen niet.", allegation="1", result="established")


def decides(page: Page) -> None:
    expect(page.get_by_text("De facturen klopten niet.")).to_be_visible()
    assert page.get_by_text("Stap hearing.").count() == 0, "who decides reads the summary, not the file"
    sends(page, "act.decide", "Weging.")
    assert page.locator('[data-form="act.take_measures"] input:checked').count() == 0
    sends(page, "act.take_measures", "Een waarschuwing.", codes="warning")


def test_who_reported_takes_two_and_a_talk_stays_apart(live: SpeakUp, look: Look) -> None:
    carla, olga = hand(live, "Corrie", Role.CONFIDANT), hand(live, "Otto", Role.OFFICER)
    reporter = arrived(live, carla, olga)
    verifier, me = reporter.keys
    seats = Case.rows.get(pk=reporter.case).readers
    commands.identity_reveal(
        live.organisation_id,
        verifier,
        reader_alias=seats.get(holder_id=carla.holder.holder_id).alias,
        wrap=reporter.space(Compartment.IDENTITY).wrap(me, carla.holder),
    )
    talks_with(live, carla)
    officer = case_of(look, olga)
    assert officer.get_by_text("Hanneke").count() == 0
    about = str(seats.get(holder_id=olga.holder.holder_id).pk)
    sends(officer, "ask.identity", about=about, ground="consent")
    confidant = case_of(look, carla)
    expect(confidant.get_by_text("Hanneke")).to_be_visible()
    confidant.locator('[data-do="agree"]').click()
    settled(confidant)
    expect(again(officer).get_by_text("Hanneke")).to_be_visible()
    ruled_out = form(confidant, "exclude")
    ruled_out.locator("[data-search]").fill("To")
    ruled_out.locator('[data-do="search"]').click()
    ruled_out.locator('[data-field="person"]').select_option(label="Tom")
    sends(confidant, "exclude", "Tom komt in de melding voor.")
    assert is_excluded(Case.rows.get(pk=reporter.case), live.tom.pk)
    confidant.locator('[data-step="case"] [data-do="list"]').click()
    confidant.locator("[data-talks] button").click(timeout=SLOW)
    expect(confidant.get_by_text("Mag ik iets vragen?")).to_be_visible(timeout=SLOW)
    confidant.locator("#id-talk-answer").fill("Natuurlijk.")
    confidant.locator('[data-do="answer-talk"]').click()
    expect(confidant.locator("[data-talk-thread] li")).to_have_count(2, timeout=SLOW)
    check(confidant, "talk")
    page = confidant.context.new_page()
    page.goto(confidant.url + "cijfers/")
    expect(page.get_by_text("pesten").first).to_be_visible()
    check(page, "figures")
    asks_for_an_extra_look(live, look)


def asks_for_an_extra_look(world: SpeakUp, look: Look) -> None:
    """Human resources asks about somebody nobody watches over, and hears no."""
    clerk: Person = world.person("Hanna", works_in=world.root, role="hr")
    account_create(world.hr, clerk, email="hanna@example.nl")
    client = Client()
    client.force_login(User.objects.get(email="hanna@example.nl"))
    page = look("/meldzaken/extra-blik/", width=DESK, as_client=client)
    ask = page.locator("form:has(#id-name) button[type=submit]")
    page.locator("#id-name").fill("Tom")
    ask.click()
    page.get_by_label("Tom").check()
    check(page, "extra-look")
    ask.click()
    expect(page.get_by_text("Nee. Nog een keer kijken is niet nodig.")).to_be_visible()


def talks_with(world: SpeakUp, confidant: Hand) -> None:
    """Somebody asks a confidant something, with a code of their own."""
    person = Reporter(WORDS[::-1], public_salt(world.organisation.slug), "person")
    verifier, me = person.keys
    space = person.space(Compartment.CONTENT)
    first = space.message(me, ItemKind.MESSAGE, {"text": "Mag ik iets vragen?"})
    assert confidant.holder.holder_id
    talk = Talk(
        talk_id=person.case, verifier=verifier, subject="bullying", public_key=space.public_key, box_key=me.public_key,
        signing_key=me.signing_key, for_person=space.wrap(me, me), confidant=confidant.holder.holder_id,
        for_confidant=space.wrap(me, confidant.holder), message_id=first.id, message=first.sealed,
    )  # fmt: skip
    commands.consult_start(world.organisation_id, talk)


def test_readers_change_and_an_export_takes_two(live: SpeakUp, look: Look) -> None:
    carla, olga = hand(live, "Corrie", Role.CONFIDANT), hand(live, "Otto", Role.OFFICER)
    tess = hand(live, "Tess", Role.CONFIDANT)
    case = arrived(live, carla, olga).case
    officer = case_of(look, olga)
    sends(officer, "reader_add", holder=str(tess.holder.holder_id))
    sends(officer, "ask.export", ground="court")
    other = case_of(look, tess)
    expect(other.get_by_text(SECRET)).to_be_visible()
    check(other, "second-person")
    other.locator('[data-do="agree"]').click()
    settled(other)
    officer = again(officer)
    alias = str(Case.rows.get(pk=case).readers.get(holder_id=tess.holder.holder_id).alias)
    sends(officer, "reader_remove", alias=alias)
    sends(officer, "write.message", "Dit leest Tess niet meer.")
    exported = form(officer, "export")
    exported.locator(f'[data-list="recipients"] input[value="{olga.holder.public_key}"]').check()
    exported.locator("textarea").fill("facturen van de brug | bedrijfsgeheim")
    exported.locator('[data-field="destroy_by"]').fill(f"{clock.today().year + 1}-01-31")
    with officer.expect_download() as download:
        exported.locator('[data-do="form"]').click()
    settled(officer)
    assert download.value.suggested_filename.endswith(".age")
    assert ExportLine.rows.get(case_id=case).recipients == [olga.holder.public_key]
    assert LedgerLine.rows.filter(case_id=case, event="key_renewed").count() >= 1
    expect(officer.locator("[data-exports] li")).to_have_count(1)
    officer.locator('[data-step="case"] [data-do="list"]').click()
    officer.locator("details:has(#id-exported) summary").click()
    officer.locator("#id-exported").set_input_files(str(download.value.path()))
    with officer.expect_download() as zipped:
        officer.locator('[data-do="open-export"]').click()
    text = read_zip(str(zipped.value.path()))
    assert "De ██████ (bedrijfsgeheim) kloppen niet" in text
    assert re.search("Dit leest Tess niet meer", text)


def read_zip(path: str) -> str:
    with zipfile.ZipFile(path) as found:
        return found.read("zaak.txt").decode()
