"""Reporting in a real browser: sealed there, read by who holds a key, answered, and opened again with the code."""

import json
import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, SCREENS, Look, faults, scrolls_sideways, shot
from tests.people.builders import TODAY
from tests.speak_up.builders import SpeakUp
from zuiver.cases import commands
from zuiver.cases.lifecycle import ItemKind
from zuiver.cases.models import Box, Case, KeyHolder
from zuiver.cases.queries.inbox import case_view
from zuiver.people.commands import account_create
from zuiver.people.models import User

SECRET = "De facturen van de brug kloppen niet."
SLOW = 60_000
PASSPHRASE = "paard accu nietje correct lantaarn"


def check(page: Page, name: str, width: int, language: str) -> None:
    """What holds for the page in every step."""
    shot(page, f"speak-up-{name}-{language}-{width}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


def do(page: Page, name: str) -> None:
    page.locator(f'[data-do="{name}"]').click()


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_from_the_first_page_to_an_answer_in_the_box(
    live: SpeakUp, look: Look, width: int, language: str
) -> None:
    page = look("/meldkanaal/", width=width, language=language)
    expect(page.locator('[data-do="begin"]')).to_be_visible(timeout=SLOW)
    check(page, "start", width, language)
    code = send_a_report(page, width, language)
    case = Case.rows.get()
    view = case_view(live.carla.actor(TODAY), case.pk)
    assert any(SECRET.encode() in text for text in live.reads(live.carla, view))
    answer = live.piece(live.carla, case.pk, ItemKind.MESSAGE, json.dumps({"text": "We hebben je melding."}))
    commands.case_act(live.carla.actor(TODAY), case.pk, "acknowledge", pieces=[answer])
    page.context.close()
    again = look("/meldkanaal/", width=width, language=language)
    do(again, "to-box")
    again.locator("#id-code").fill(code)
    do(again, "open")
    expect(again.locator("[data-thread] li")).to_have_count(2, timeout=SLOW)
    expect(again.get_by_text("We hebben je melding.")).to_be_visible()
    check(again, "box", width, language)
    assert again.context.cookies() == []
    do(again, "proof")
    expect(again.locator("[data-proof]")).to_have_value(re.compile(str(case.pk)), timeout=SLOW)


def send_a_report(page: Page, width: int, language: str, first: str = "Carla") -> str:
    """Fill in every step and send; return the code."""
    page.locator('[data-do="begin"]').click(timeout=SLOW)
    for name in (first, "Olga"):
        page.locator("[data-chosen]").get_by_label(name).check()
    page.locator("[data-excluded]").get_by_label("Coen").check()
    check(page, "people", width, language)
    do(page, "to-text")
    page.locator("#id-text").fill(SECRET)
    page.locator("#id-identity").fill("Hanneke")
    check(page, "text", width, language)
    do(page, "to-code")
    code = page.locator("[data-code]").inner_text()
    page.locator("#id-typed").fill("fout")
    do(page, "send")
    expect(page.locator("[data-problem]")).not_to_be_empty(timeout=SLOW)
    page.locator("#id-typed").fill(code.upper())
    check(page, "code", width, language)
    do(page, "send")
    expect(page.locator("[data-thread] li")).to_have_count(1, timeout=SLOW)
    return code


def test_without_script_the_page_shows_the_other_ways_and_takes_nothing(live: SpeakUp, look: Look) -> None:
    page = look("/meldkanaal/", width=PHONE, script=False)
    expect(page.get_by_role("link", name="Huis voor Klokkenluiders")).to_be_visible()
    assert page.locator("textarea:visible").count() == 0
    shot(page, "speak-up-no-script")
    assert not Box.rows.exists()


def test_a_confidant_makes_a_key_that_two_agree_to_and_reads_and_answers(live: SpeakUp, look: Look) -> None:
    cleo = live.person("Cleo", works_in=live.root)
    account_create(live.hr, cleo, email="cleo@example.nl")
    client = Client()
    client.force_login(User.objects.get(email="cleo@example.nl"))
    page = look("/meldzaken/", width=DESK, as_client=client)
    page.locator("#id-new-passphrase").fill(PASSPHRASE, timeout=SLOW)
    check(page, "make-key", DESK, "nl")
    do(page, "make")
    expect(page.locator("[data-fingerprint]")).to_be_visible(timeout=SLOW)
    holder = KeyHolder.rows.get(person_id=cleo.pk)
    live.approve(holder.pk)
    reporting = look("/meldkanaal/", width=PHONE)
    send_a_report(reporting, PHONE, "nl", "Cleo")
    page.reload()
    page.locator("#id-passphrase").fill(PASSPHRASE, timeout=SLOW)
    do(page, "unlock")
    page.locator("[data-cases] button").click(timeout=SLOW)
    expect(page.get_by_text(SECRET)).to_be_visible(timeout=SLOW)
    check(page, "case", DESK, "nl")
    receipt = page.locator('[data-form="act.acknowledge"]')
    receipt.locator("textarea").fill("Dank je. We kijken ernaar.")
    receipt.locator('[data-do="form"]').click()
    expect(page.locator('[data-items="thread"] li')).to_have_count(2, timeout=SLOW)
    assert Case.rows.get().state == "acknowledged"
    do(reporting, "proof")
    expect(reporting.locator("[data-proof]")).to_have_value(re.compile("signature: "), timeout=SLOW)
