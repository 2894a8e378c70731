"""The door for reporters over HTTP: no cookie, one address, equal answers, and as many receipts as reports."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.speak_up.builders import SpeakUp
from tests.speak_up.sealing_kit import Reporter
from tests.speak_up.wire import report_frame, sent
from zuiver.cases.models import Case

DOOR = "/meldkanaal/deur/"


@pytest.fixture
def client(world: SpeakUp, settings: Any) -> Client:
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    return Client(enforce_csrf_checks=True)


def test_a_report_gets_the_same_receipt_however_often_it_arrives(world: SpeakUp, client: Client) -> None:
    reporter = Reporter()
    frame = report_frame(reporter.report("Sealed.", world.readers(world.carla, world.olga)))
    first, again = sent(client, frame), sent(client, frame)
    assert first["ok"]
    assert first == again
    assert first["result"]["received_on"] == "2026-05-12"
    assert Case.rows.count() == 1


def test_no_cookie_is_set_and_nothing_is_kept_by_the_browser(world: SpeakUp, client: Client) -> None:
    answer = client.post(DOOR, b"", content_type="application/octet-stream")
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_guide_is_the_same_for_all_and_sets_no_cookie(founded: SpeakUp, settings: Any) -> None:
    settings.DEFAULT_ORGANISATION = founded.organisation.slug
    guide = Client().get("/meldkanaal/gids/")
    assert not guide.cookies
    assert len(json.loads(guide.content)["records"]) == 4
    assert Client().get("/meldkanaal/gids/").content == guide.content


def test_a_wrong_code_and_an_empty_one_get_answers_of_the_same_length(world: SpeakUp, client: Client) -> None:
    reporter = world.report()
    right = client.post(DOOR, look(reporter.verifier), content_type="application/octet-stream")
    wrong = client.post(DOOR, look("0" * 64), content_type="application/octet-stream")
    nonsense = client.post(DOOR, look("?"), content_type="application/octet-stream")
    assert right.status_code == wrong.status_code == nonsense.status_code == 200
    assert len(wrong.content) == len(nonsense.content) == len(right.content) == 16 * 1024


def look(verifier: str) -> bytes:
    body = json.dumps({"do": "look", "verifier": verifier}).encode()
    return len(body).to_bytes(4, "big") + body
