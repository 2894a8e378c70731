"""Small files, in one message: whole, or refused with what to do before anything is lost; half of it leaves nothing behind."""

import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from tests.speak_up.builders import SpeakUp
from tests.speak_up.large import adding
from tests.speak_up.sealing_kit import Reporter, context, opened
from tests.speak_up.wire import Wire, report_frame, sent
from zuiver.cases import guards
from zuiver.cases.lifecycle import Compartment, ItemKind
from zuiver.cases.models import Case, Item
from zuiver.cases.pieces import Piece
from zuiver.cases.queries.inbox import case_view
from zuiver.cases.sealing.sealed import open_sealed, seal
from zuiver.web.cases.answers import LARGEST

DOOR = "/meldkanaal/deur/"
MIB = 2**20
NAMES = ("brug.jpg", "Ünïcode – ‮gpj.exe", "..\\..\\pad/naam\0", "", "н" * 200)


def a_file(reporter: Reporter, content: bytes, name: str = "brug.jpg") -> Piece:
    part, item = reporter.parts[Compartment.CONTENT], uuid4()
    number = reporter.numbers[Compartment.CONTENT] = reporter.numbers[Compartment.CONTENT] + 1
    about = context("file", reporter.case, Compartment.CONTENT, 1, item, number, "reporter")
    meta = json.dumps({"name": name, "type": "image/jpeg"}).encode()
    sealed = seal(about, meta, content, reporter.keys.signer, part.keys.public)
    return Piece(item, Compartment.CONTENT, number, ItemKind.FILE, sealed)


@pytest.fixture
def reporting(world: SpeakUp, settings: Any) -> tuple[SpeakUp, Reporter]:
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    return world, world.report("Sealed.", world.carla, world.coen, world.olga)


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1])
def test_a_small_file_of_any_size_arrives_whole_for_every_reader(
    reporting: tuple[SpeakUp, Reporter], size: int
) -> None:
    world, reporter = reporting
    content = bytes(range(256)) * (size // 256) + b"\xff" * (size % 256)
    assert sent(Client(), adding(reporter, a_file(reporter, content)))["ok"]
    for hand in (world.carla, world.coen, world.olga):
        view = case_view(hand.actor(), reporter.case)
        item = next(item for item in view.items if item.kind == ItemKind.FILE)
        assert opened(view.keys[0], item, hand.keys) == content


def test_odd_names_travel_sealed_and_come_back_as_they_were(reporting: tuple[SpeakUp, Reporter]) -> None:
    world, reporter = reporting
    assert sent(Client(), adding(reporter, *(a_file(reporter, b"x", name) for name in NAMES)))["ok"]
    view = case_view(world.olga.actor(), reporter.case)
    secret = open_sealed(view.keys[0].wrap, world.olga.keys.identity, {}).body.decode()
    files = [open_sealed(item.sealed, secret, {}) for item in view.items if item.kind == ItemKind.FILE]
    assert tuple(json.loads(file.meta)["name"] for file in files) == NAMES


def test_more_than_fits_is_said_before_it_is_read_and_nothing_is_lost(
    reporting: tuple[SpeakUp, Reporter],
) -> None:
    _, reporter = reporting
    before = Item.rows.count()
    # A browser asks what to say without sending the file; who sends it all the same hears the same words.
    asked = sent(Client(), Wire().frame({"do": "too_large"}))
    unread = Client().post(DOOR, b"x", content_type="application/octet-stream", CONTENT_LENGTH=str(200 * MIB))
    assert (asked["ok"], asked["code"], asked["numbers"]) == (False, "too_large", {"most": 200})
    assert asked["text"] in json.loads(unread.content[4:].rstrip(b"\0"))["text"]
    assert "200 MB" in asked["text"]
    assert Item.rows.count() == before
    assert sent(Client(), adding(reporter, a_file(reporter, b"smaller")))["ok"]


def test_all_that_a_browser_puts_into_one_message_fits() -> None:
    # Two MiB of small files with what age adds (doors/uploads.js), a long text, and fifty sealed keys of each of three parts.
    assert LARGEST > 2**21 + 40 * (48 + 1627 + 16 + 8 * 16) + 2**17 + 3 * 50 * 3000


@pytest.fixture
def live(transactional_db: None) -> Iterator[SpeakUp]:
    guards.put_up(connection)
    yield SpeakUp()
    guards.take_down(connection)


def test_a_broken_upload_leaves_nothing_and_the_same_can_be_sent_again(
    live: SpeakUp, live_server: Any, settings: Any
) -> None:
    settings.DEFAULT_ORGANISATION = live.organisation.slug
    reporter = Reporter()
    report = reporter.report("Sealed.", live.readers(live.carla, live.olga))
    frame = report_frame(report)
    address = urlsplit(live_server.url)
    head = (
        f"POST {DOOR} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/octet-stream\r\n"
        f"Content-Length: {len(frame)}\r\nConnection: close\r\n\r\n"
    )
    for part in (0, 3, len(frame) // 2, len(frame) - 1):
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as line:
            line.sendall(head.encode() + frame[:part])
            line.shutdown(socket.SHUT_WR)
            line.recv(65_536)
        assert not Case.rows.exists()
    assert sent(Client(), frame)["ok"]
    assert Case.rows.get().pk == reporter.case
