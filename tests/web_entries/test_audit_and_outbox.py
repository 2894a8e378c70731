"""The audit trail in words for the auditor, the check of its chain, and mail that is stuck."""

import json

import pytest
from django.db import connection
from django.utils import translation

from tests.registers.builders import ASKED, World
from tests.web_entries.browsers import Browsers, html_of, text_of
from zuiver.audit import guards
from zuiver.audit.models import AuditEvent
from zuiver.kernel import clock
from zuiver.notices.models import Mail
from zuiver.registers.commands import entry_act
from zuiver.web.entries import audit_words


def test_events_are_told_in_words_with_names_newest_first(world: World, browsers: Browsers) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="mag")
    page = text_of(browsers.of(world.audra).get("/audit/"))
    assert "Karin" in page
    assert "Samira" in page
    assert entry.public_id in page


@pytest.mark.parametrize(
    ("name", "subject", "capacity", "told"),
    [
        ("dialogue.question.opened", "question:abc", "answerer", "Vraag geopend als degene die antwoordt"),
        ("measures.measure.opened", "measure:abc", "assessor", "geopend als degene die nakijkt of beslist"),
        ("measures.measure.opened", "measure:abc", "deputy", "geopend als vervanger"),
    ],
)
def test_the_auditor_reads_words_where_the_trail_holds_codes(
    world: World, name: str, subject: str, capacity: str, told: str
) -> None:
    event = AuditEvent(event=name, subject=subject, data_text=json.dumps({"capacity": capacity}))
    with translation.override("nl"):
        assert told in audit_words.said(event)
        assert audit_words.about(subject) in {"Vraag abc", "Afspraak abc"}


def test_filters_on_event_person_subject_and_day(world: World, browsers: Browsers) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="mag")
    audra = browsers.of(world.audra)

    def events(query: str) -> int:
        return html_of(audra.get(f"/audit/{query}")).count("z-row-opens")

    assert events("?gebeurtenis=registers.entry.allowed") == 1
    assert events("?wie=Karin") == 1
    assert events(f"?wie=person:{world.samira.pk}") == events(f"?wie={world.samira.pk}") > 0
    assert events(f"?waarover={entry.public_id}") == 2
    assert events("?van=13 mei 2026") == 0
    assert events("?tot=12 mei 2026&gebeurtenis=registers.entry.allowed") == 1


def test_a_name_of_nobody_or_of_two_people_asks_back(world: World, browsers: Browsers) -> None:
    world.province.person("Karin Zwart")
    audra = browsers.of(world.audra)
    assert "Niemand hier heet zo" in text_of(audra.get("/audit/?wie=zzz"))
    assert f"Karin ({world.karin.pk})" in text_of(audra.get("/audit/?wie=karin"))
    assert 'href="#id-van"' in html_of(audra.get("/audit/?van=ooit"))


def test_pages_reach_the_first_event(world: World, browsers: Browsers) -> None:
    for _ in range(30):
        world.gift()
    audra, address, seen = browsers.of(world.audra), "/audit/", 0
    while address:
        page = html_of(audra.get(address))
        seen += page.count("z-row-opens")
        _before, found, after = page.partition('rel="next" href="')
        address = after.split('"')[0].replace("&amp;", "&") if found else ""
    assert seen == AuditEvent.objects.count()


def test_one_event_stands_on_its_own_page_with_its_place_in_the_chain(
    world: World, browsers: Browsers
) -> None:
    world.gift()
    event = AuditEvent.objects.get(event="registers.entry.reported")
    page = text_of(browsers.of(world.audra).get(f"/audit/{event.number}/{event.at.isoformat()}/"))
    assert event.hash in page
    assert event.previous_hash in page
    for wrong in (f"/audit/{event.number + 900}/{event.at.isoformat()}/", f"/audit/{event.number}/nooit/"):
        assert browsers.of(world.audra).get(wrong).status_code == 404


def test_a_whole_chain_is_told_and_the_check_is_an_event_itself(world: World, browsers: Browsers) -> None:
    audra = browsers.of(world.audra)
    assert "nog niet gecontroleerd" in text_of(audra.get("/audit/"))
    assert audra.post("/audit/controle/").status_code == 302
    assert "De keten is heel" in text_of(audra.get("/audit/"))
    assert AuditEvent.objects.filter(event="web.chain.checked").count() == 1


def test_a_damaged_chain_is_named(world: World, browsers: Browsers) -> None:
    world.gift()
    event = AuditEvent.objects.get(event="registers.entry.reported")
    guards.take_down(connection)
    AuditEvent.objects.filter(number=event.number).update(actor="person:999")
    guards.put_up(connection)
    audra = browsers.of(world.audra)
    audra.post("/audit/controle/")
    page = text_of(audra.get("/audit/"))
    assert "Eén plek in de keten is beschadigd" in page
    assert str(event.number) in page


def test_only_the_auditor_checks_the_chain(world: World, browsers: Browsers) -> None:
    assert browsers.of(world.imre).post("/audit/controle/").status_code == 403
    assert not AuditEvent.objects.filter(event="web.chain.checked").exists()


@pytest.fixture
def stuck(world: World) -> Mail:
    """A mail that the server refused."""
    now = clock.now()
    found: Mail = Mail.rows.create(
        organisation=world.organisation, person=world.karin, address="karin@example.nl", key="k1", state="failed",
        created_at=now, not_before=now, tries=5, last_error="550 mailbox full",
    )  # fmt: skip
    return found


def test_a_mail_that_failed_shows_why_and_is_sent_again(
    world: World, browsers: Browsers, stuck: Mail
) -> None:
    imre = browsers.of(world.imre)
    page = text_of(imre.get("/beheer/post/"))
    assert "550 mailbox full" in page
    assert "5 keer geprobeerd" in page
    assert imre.post(f"/beheer/post/{stuck.public_id}/opnieuw/").status_code == 302
    stuck.refresh_from_db()
    assert stuck.state == "waiting"
    assert "Er zit geen mail vast" in text_of(imre.get("/beheer/post/"))


def test_sending_again_twice_is_told(world: World, browsers: Browsers, stuck: Mail) -> None:
    imre, address = browsers.of(world.imre), f"/beheer/post/{stuck.public_id}/opnieuw/"
    imre.post(address)
    imre.post(address)
    assert "waiting" in text_of(imre.get("/beheer/post/")) or "wacht" in text_of(imre.get("/beheer/post/"))


def test_a_mail_is_sent_again_only_by_who_keeps_the_outbox(
    world: World, browsers: Browsers, stuck: Mail
) -> None:
    assert browsers.of(world.karin).post(f"/beheer/post/{stuck.public_id}/opnieuw/").status_code == 403
    stuck.refresh_from_db()
    assert stuck.state == "failed"
