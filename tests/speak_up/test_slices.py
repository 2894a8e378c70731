"""Large files come in slices: in any order and as often as they like, whole or not at all, and nobody else's."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people.builders import TODAY
from tests.speak_up.builders import NOON, SpeakUp
from tests.speak_up.large import Large, adding
from tests.speak_up.sealing_kit import Reporter
from tests.speak_up.wire import report_frame, sent
from zuiver.cases.commands.uploading import UNNAMED_DAYS
from zuiver.cases.daily import run_day
from zuiver.cases.lifecycle import ItemKind
from zuiver.cases.models import Case, Item, Slice, Upload
from zuiver.cases.queries.files import slice_in_box, slice_in_case
from zuiver.cases.queries.inbox import case_view
from zuiver.cases.sealing.bodies import open_body, read_listing
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.sealed import open_sealed
from zuiver.kernel import clock
from zuiver.kernel.errors import NotFound
from zuiver.web.cases import limits

MIB = 2**20
# Made once: sealing takes longer than sending.
SMALL, OTHER = Large(b"A film. " * 1000), Large(b"Another one. " * 1000)


@pytest.fixture
def reporting(world: SpeakUp, settings: Any) -> tuple[SpeakUp, Reporter]:
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    limits.forget()
    return world, world.report("Sealed.", world.carla, world.olga)


def again(large: Large) -> Large:
    """The same slices under an upload that nobody sent before."""
    return Large(large.content)


def code_of(frame: bytes) -> str:
    answer = sent(Client(), frame)
    return "" if answer["ok"] else str(answer["code"])


def read_by(world: SpeakUp, reporter: Reporter) -> bytes:
    """What a confidant's browser makes of the last file."""
    view = case_view(world.carla.actor(), reporter.case)
    item = [item for item in view.items if item.kind == ItemKind.FILE][-1]
    secret = open_sealed(view.keys[0].wrap, world.carla.keys.identity, {}).body.decode()
    listing = read_listing(open_sealed(item.sealed, secret, {"item": str(item.id)}).meta)
    assert listing is not None
    actor, numbers = world.carla.actor(), range(len(listing.digests))
    slices = [slice_in_case(actor, reporter.case, listing.id, number) for number in numbers]
    assert slices == [slice_in_box(world.organisation_id, reporter.verifier, listing.id, n) for n in numbers]
    return open_body(slices, listing)


@pytest.mark.parametrize("size", [0, MIB - 1, MIB, MIB + 1, 20 * MIB])
def test_a_large_file_arrives_whole(reporting: tuple[SpeakUp, Reporter], size: int) -> None:
    world, reporter = reporting
    large = Large(bytes(range(256)) * (size // 256) + b"\xff" * (size % 256))
    assert all(sent(Client(), large.frame(number))["ok"] for number in large.numbers)
    assert sent(Client(), adding(reporter, large.piece(reporter)))["ok"]
    assert read_by(world, reporter) == large.content


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_slices_come_in_any_order_and_twice_and_only_all_of_them_make_a_file(
    reporting: tuple[SpeakUp, Reporter], data: st.DataObject
) -> None:
    _, reporter = reporting
    large = again(SMALL)
    arriving = data.draw(st.lists(st.sampled_from(large.numbers), max_size=6))
    for number in arriving:
        assert sent(Client(), large.frame(number))["ok"]
    assert sent(Client(), large.asked())["result"] == sorted(set(arriving))
    numbers = dict(reporter.numbers)
    frame = adding(reporter, large.piece(reporter))
    if set(arriving) != set(large.numbers):
        before = Item.rows.count()
        assert code_of(frame) == "upload_gone"
        assert Item.rows.count() == before, "no piece without its bytes"
        for number in set(large.numbers) - set(arriving):
            assert sent(Client(), large.frame(number))["ok"]
    assert sent(Client(), frame)["ok"]
    assert sent(Client(), frame)["result"] == 0, "sent again it is there once"
    assert code_of(large.frame(0)) == "upload_gone", "what a piece named is closed"
    assert reporter.numbers != numbers


def test_a_report_with_a_large_file_gives_its_receipt_only_when_all_is_there(
    reporting: tuple[SpeakUp, Reporter],
) -> None:
    world, _ = reporting
    reporter, large = Reporter(), again(SMALL)
    report = reporter.report("Sealed.", world.readers(world.carla, world.olga))
    frame = report_frame(replace(report, pieces=(*report.pieces, large.piece(reporter))))
    assert sent(Client(), large.frame(1))["ok"]
    assert code_of(frame) == "upload_gone"
    assert not Case.rows.filter(pk=reporter.case).exists()
    assert sent(Client(), large.frame(0))["ok"]
    receipt = sent(Client(), frame)["result"]
    assert receipt == sent(Client(), frame)["result"]
    assert read_by(world, reporter) == large.content


def test_nobody_adds_to_an_upload_of_another_nor_hears_of_it(reporting: tuple[SpeakUp, Reporter]) -> None:
    _, reporter = reporting
    large, token = again(SMALL), "0" * 64
    assert sent(Client(), large.frame(0))["ok"]
    assert code_of(large.frame(1, token=token)) == "upload_gone"
    assert sent(Client(), large.asked(token=token)) == sent(Client(), large.asked(upload=str(uuid4())))
    assert sent(Client(), large.frame(1))["ok"]
    # Who knows the id alone cannot name it, and a second piece cannot name it again.
    piece = large.piece(reporter)
    assert piece.upload is not None
    stolen = replace(piece, upload=replace(piece.upload, token=token))
    assert code_of(adding(reporter, stolen)) == "upload_gone"
    assert sent(Client(), adding(reporter, piece))["ok"]
    assert code_of(adding(reporter, large.piece(reporter))) == "upload_gone"
    assert Upload.rows.get(pk=large.id).token == ""


def test_what_cannot_be_that_slice_is_not_kept(reporting: tuple[SpeakUp, Reporter]) -> None:
    large, other = again(SMALL), again(OTHER)
    first = large.slices[0]
    wrong: list[dict[str, Any]] = [
        {"sealed": first[:-1]},
        {"sealed": first + b"\0"},
        {"sealed": b"x" * len(first)},
        {"sealed": other.slices[0]},
        {"size_class": 21},
        {"size_class": 19},
        {"size_class": 29},
        {"number": len(large.slices)},
        {"token": "x"},
        {"token": "0" * 63},
    ]
    for one in wrong:
        assert code_of(large.frame(0, **one)), one
    assert not Upload.rows.filter(pk=large.id).exists()
    # The same place with other bytes: what came first stays.
    assert sent(Client(), large.frame(1))["ok"]
    assert code_of(large.frame(1, sealed=large.slices[1][::-1])) == "upload_gone"
    assert bytes(Slice.rows.get(upload_id=large.id).sealed) == large.slices[1]


def test_a_text_cannot_name_an_upload(reporting: tuple[SpeakUp, Reporter]) -> None:
    _, reporter = reporting
    large = again(SMALL)
    assert all(sent(Client(), large.frame(number))["ok"] for number in large.numbers)
    assert code_of(adding(reporter, replace(reporter.write("Text."), upload=large.named))) == "invalid"


def test_slices_that_nothing_names_are_gone_after_a_day_and_the_others_stay(
    reporting: tuple[SpeakUp, Reporter],
) -> None:
    world, reporter = reporting
    kept, lost, late = again(SMALL), again(OTHER), again(OTHER)
    for large in (kept, lost, late):
        sent(Client(), large.frame(0))
    sent(Client(), kept.frame(1))
    assert sent(Client(), adding(reporter, kept.piece(reporter)))["ok"]
    with clock.frozen(NOON + timedelta(days=1)):
        sent(Client(), late.frame(1))
        assert run_day(world.organisation_id, TODAY + timedelta(days=UNNAMED_DAYS))["uploads"] == 0
    after = TODAY + timedelta(days=UNNAMED_DAYS + 1)
    assert run_day(world.organisation_id, after)["uploads"] == 1
    assert set(Upload.rows.values_list("pk", flat=True)) == {kept.id, late.id}
    assert set(Slice.rows.values_list("upload_id", flat=True)) == {kept.id, late.id}
    assert read_by(world, reporter) == kept.content


def test_only_who_reads_that_part_gets_a_slice(reporting: tuple[SpeakUp, Reporter]) -> None:
    world, reporter = reporting
    large, waiting = again(SMALL), again(OTHER)
    for number in large.numbers:
        sent(Client(), large.frame(number))
    sent(Client(), waiting.frame(0))
    assert sent(Client(), adding(reporter, large.piece(reporter)))["ok"]
    other = world.report("Another.", world.coen, world.olga)
    for actor, case, upload in (
        (world.coen.actor(), reporter.case, large.id),
        (world.olga.actor(), other.case, large.id),
        (world.olga.actor(), reporter.case, waiting.id),
        (world.olga.actor(), reporter.case, uuid4()),
        (world.olga.actor(), uuid4(), large.id),
    ):
        with pytest.raises(NotFound, match="no such case"):
            slice_in_case(actor, case, upload, 0)
    with pytest.raises(NotFound):
        slice_in_box(world.organisation_id, other.verifier, large.id, 0)


def test_the_database_keeps_the_slices_of_a_case(reporting: tuple[SpeakUp, Reporter]) -> None:
    _, reporter = reporting
    large = again(SMALL)
    assert all(sent(Client(), large.frame(number))["ok"] for number in large.numbers)
    assert sent(Client(), adding(reporter, large.piece(reporter)))["ok"]
    for sql in (
        "UPDATE cases_slice SET number = 9",
        "DELETE FROM cases_slice",
        "DELETE FROM cases_upload",
        "UPDATE cases_upload SET case_id = NULL",
    ):
        with (
            pytest.raises(DatabaseError, match=r"sealed room|two people"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)


def test_slices_pay_by_their_size_and_who_works_is_heard(
    reporting: tuple[SpeakUp, Reporter], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "AT_ONCE", 1)
    monkeypatch.setattr(limits, "PER_MINUTE", 0)
    monkeypatch.setattr(limits, "BYTES_OF_ONE", MIB)
    limits.forget()
    large = again(SMALL)
    assert sent(Client(), large.frame(0))["ok"], "nearly one report"
    assert code_of(large.frame(0)) == "work_wanted"
    assert code_of(large.asked()) == "", "asking what is there costs nothing"
    limits.forget()


def test_a_listing_that_does_not_agree_opens_nothing() -> None:
    slices, listing = SMALL.slices, SMALL.listing
    assert open_body(slices, listing) == SMALL.content
    wrong = [
        (slices[::-1], listing),
        (slices[:-1], listing),
        ([*slices, slices[-1]], listing),
        ([OTHER.slices[0], slices[1]], listing),
        (slices, replace(listing, size=listing.size - 1)),
        (slices, replace(listing, id=OTHER.id)),
        (slices, replace(listing, key=OTHER.listing.key)),
        (slices, replace(listing, digests=listing.digests[::-1])),
        # All of another file, with its own digests: the id and the key are not those of the listing.
        (OTHER.slices, replace(OTHER.listing, id=listing.id)),
        (slices[::-1], replace(listing, digests=listing.digests[::-1])),
        (slices[:1], replace(listing, digests=listing.digests[:1])),
    ]
    for given_slices, given_listing in wrong:
        with pytest.raises(NotSealedRight):
            open_body(given_slices, given_listing)


def test_a_listing_is_read_whole_or_refused() -> None:
    good = SMALL.listing.meta
    assert read_listing(json.dumps({"name": "x", "type": "", "body": good}).encode()) == SMALL.listing
    assert read_listing(b'{"name": "x", "type": ""}') is None
    digests = good["digests"]
    for wrong in (
        {"id": good["id"].upper()}, {"id": 1}, {"key": "AGE-SECRET-KEY-1"}, {"size": -1}, {"size": True}, {"size": "1"},
        {"size": 2**28 + 1}, {"size": 2**21 + 1}, {"digests": digests[:-1]}, {"digests": [*digests, digests[0]]},
        {"digests": [1, 2]}, {"digests": ["X" * 64, "X" * 64]}, {"digests": None},
    ):  # fmt: skip
        with pytest.raises(NotSealedRight):
            read_listing(json.dumps({"body": {**good, **wrong}}).encode())
    for nonsense in (b"", b"[]", b'{"body": 1}', b'{"body": {}}', b"\xff"):
        with pytest.raises(NotSealedRight):
            read_listing(nonsense)
