"""The person concerned on real pages: makes a key, is let in after the figures were compared, reads, answers, and is read.

And a manager who was told something puts it in, and sees one word of where it stands.
"""

from datetime import timedelta

from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, Look
from tests.browser.sealed_desk import (
    PASSPHRASE,
    SECRET,
    SLOW,
    acting,
    again,
    arrived,
    case_of,
    check,
    form,
    hand,
    idle,
    refused,
    sends,
)
from tests.speak_up.builders import SpeakUp
from zuiver.cases import commands
from zuiver.cases.lifecycle import Family, Role
from zuiver.cases.models import Case, Reader
from zuiver.cases.own_steps import REPLY_DAYS
from zuiver.kernel import clock
from zuiver.people.commands import account_create
from zuiver.people.models import Organisation, Person

OWN_PAGE, INTAKE_PAGE = "/meldzaken/betrokkene/", "/meldzaken/aan-mij-verteld/"
ACCUSATION, DRAFT = "Je zou geld uit de kas hebben genomen.", "De kas klopte op drie dagen niet."
ANSWER = "Op die dagen was ik er niet."


def own_page(look: Look, world: SpeakUp, person: Person, path: str, language: str = "nl") -> Page:
    """An own page of somebody who has no key yet."""
    client = Client()
    client.force_login(account_create(world.hr, person, email=f"{person.name.lower()}@example.org"))
    return look(path, width=DESK, language=language, as_client=client)


def makes_key(page: Page) -> None:
    for name in ("new-passphrase", "new-again"):
        page.locator(f"#id-{name}").fill(PASSPHRASE, timeout=SLOW)
    page.locator('[data-do="make"]').click()


def stands_at(page: Page, step: str) -> None:
    expect(page.locator(f'[data-step="{step}"]')).to_be_visible(timeout=SLOW)
    idle(page)


def test_the_person_concerned_is_let_in_reads_answers_and_is_read(live: SpeakUp, look: Look) -> None:
    Organisation.objects.filter(pk=live.organisation_id).update(terms={REPLY_DAYS: 14})
    corrie, otto = hand(live, "Corrie", Role.CONFIDANT), hand(live, "Otto", Role.OFFICER)
    iris = hand(live, "Iris", Role.INVESTIGATOR)
    case = arrived(live, corrie, otto, family=Family.BREACH).case
    until = clock.today() + timedelta(days=30)
    commands.reader_add(acting(otto), case, iris.holder.holder_id or case, last_day=until)
    Case.rows.update(state="investigating", place="investigation:hearing")
    desk = case_of(look, otto)
    sends(desk, "told", ACCUSATION)

    own = own_page(look, live, live.tom, OWN_PAGE)
    expect(own.locator('[data-step="make"]')).to_be_visible(timeout=SLOW)
    check(own, "concerned-make")
    makes_key(own)
    stands_at(own, "wait")
    figures = own.locator("[data-fingerprint]").inner_text()
    check(own, "concerned-wait")

    let_in = form(desk, "let_in")
    let_in.locator("[data-search]").fill("Tom")
    let_in.locator('[data-do="search"]').click()
    expect(let_in.locator('[data-field="person"] option')).to_have_count(1, timeout=SLOW)
    let_in.locator('[data-do="compare"]').click()
    expect(let_in.locator("[data-figures]")).to_have_text(figures, timeout=SLOW)
    assert refused(desk, "let_in")
    assert not Reader.rows.filter(case_id=case, role=Role.ACCUSED).exists()
    let_in.locator("[data-compared]").check()
    check(desk, "concerned-let-in")
    sends(desk, "let_in")

    inquiry = case_of(look, iris)
    sends(inquiry, "inner.investigation.draft", DRAFT)
    own.locator('[data-do="look"]').click()
    own.locator("#id-passphrase").fill(PASSPHRASE, timeout=SLOW)
    own.locator('[data-do="unlock"]').click()
    stands_at(own, "case")
    for text in (ACCUSATION, DRAFT):
        expect(own.locator("[data-items]")).to_contain_text(text)
    assert SECRET not in own.content()
    assert "Hanneke" not in own.content()
    check(own, "concerned-case")
    own.locator("#id-reply").fill(ANSWER)
    own.locator('[data-do="reply"]').click()
    expect(own.locator("[data-items]")).to_contain_text(ANSWER, timeout=SLOW)
    idle(own)
    check(own, "concerned-answered")
    assert Case.rows.get(pk=case).place == "investigation:reply"
    for page in (inquiry, desk):
        expect(again(page).locator('[data-items="accused"]')).to_contain_text(ANSWER)


def test_a_manager_puts_in_what_was_told_and_sees_one_word(live: SpeakUp, look: Look) -> None:
    otto = hand(live, "Otto", Role.OFFICER)
    page = own_page(look, live, live.tom, INTAKE_PAGE, "en")
    makes_key(page)
    stands_at(page, "list")
    check(page, "intake-write", "en")
    page.locator("#id-told").fill(SECRET)
    page.locator('[data-do="send"]').click()
    expect(page.locator("[data-lines] li")).to_have_count(1, timeout=SLOW)
    idle(page)
    check(page, "intake-sent", "en")
    page.locator("[data-lines] button").click()
    stands_at(page, "one")
    expect(page.locator('[data-step="one"]')).to_contain_text(SECRET)
    desk = case_of(look, otto)
    expect(desk.locator('[data-items="thread"]')).to_contain_text(SECRET)
    expect(desk.locator("[data-where]")).to_contain_text("leidinggevende")
