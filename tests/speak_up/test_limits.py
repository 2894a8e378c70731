"""A flood is answered with a riddle, never with a locked door: who solves it is heard, whoever else is flooding."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.speak_up.builders import NOON, SpeakUp
from tests.speak_up.sealing_kit import Reporter
from tests.speak_up.wire import Wire, report_frame
from zuiver.cases.models import Case
from zuiver.kernel import clock
from zuiver.people.models import Organisation
from zuiver.web.cases import limits

DOOR = "/meldkanaal/deur/"
START = datetime(2026, 5, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def full_buckets() -> Iterator[None]:
    limits.forget()
    yield
    limits.forget()


@pytest.fixture
def busy(world: SpeakUp, settings: Any) -> SpeakUp:
    """A province that takes two reports at once without work."""
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    terms = {**Organisation.objects.get(pk=world.organisation.pk).terms, limits.AT_ONCE_TERM: 2}
    Organisation.objects.filter(pk=world.organisation.pk).update(terms=terms)
    return world


def posted(frame: bytes, work: str = "") -> dict[str, Any]:
    headers = {"X-Zuiver-Work": work} if work else {}
    response = Client().post(DOOR, frame, content_type="application/octet-stream", headers=headers)
    assert len(response.content) == 16 * 1024
    size = int.from_bytes(response.content[:4], "big")
    said: dict[str, Any] = json.loads(response.content[4 : 4 + size])
    return said


def a_report(world: SpeakUp) -> bytes:
    return report_frame(Reporter().report("x", world.readers(world.carla, world.olga)))


def solved(said: dict[str, Any], frame: bytes) -> str:
    """What a browser does (doors/work.js), written out once more."""
    salt = f"zuiver-work-1\n{said['challenge']}\n{hashlib.sha256(frame).hexdigest()}".encode()
    zeros = 32 - said["numbers"]["bits"]
    for number in range(10_000):
        found = hashlib.scrypt(str(number).encode(), salt=salt, n=4096, r=8, p=1, dklen=4)
        if int.from_bytes(found, "big") >> zeros == 0:
            return str(number)
    raise AssertionError("no number solves it")


def test_who_does_the_work_is_heard_in_the_middle_of_a_flood(busy: SpeakUp) -> None:
    assert all(posted(a_report(busy))["ok"] for _ in range(2))
    frame = a_report(busy)
    for _ in range(3):
        said = posted(frame)
        assert said["code"] == "work_wanted"
    assert posted(frame, solved(said, frame))["ok"]
    assert Case.rows.count() == 3


def is_refused(said: dict[str, Any]) -> bool:
    return said.get("code") == "work_wanted"


def posted_after(hours: int, frame: bytes, number: str) -> dict[str, Any]:
    with clock.frozen(NOON + timedelta(hours=hours)):
        return posted(frame, number)


def test_work_is_for_one_message_and_for_this_hour(busy: SpeakUp) -> None:
    for _ in range(2):
        posted(a_report(busy))
    frame = a_report(busy)
    number = solved(posted(frame), frame)
    # One number in thirty-two solves any other riddle by chance, so several are tried.
    assert any(is_refused(posted(a_report(busy), number)) for _ in range(6))
    for nonsense in ("-1", "1.0", "٣", "9" * 13, "x", "0x1"):
        assert is_refused(posted(frame, nonsense))
    with clock.frozen(NOON + timedelta(hours=1)):
        assert posted(frame, number)["ok"]
    assert any(is_refused(posted_after(hours, frame, number)) for hours in range(3, 15, 2))


def test_looking_into_a_box_never_costs_work(busy: SpeakUp) -> None:
    reporter = busy.report()
    for _ in range(3):
        posted(a_report(busy))
    for do in ("look", "proof", "withdraw"):
        assert posted(Wire().frame({"do": do, "verifier": reporter.verifier}))["ok"], do


def test_a_flood_at_one_organisation_is_not_felt_at_another(busy: SpeakUp, settings: Any) -> None:
    for _ in range(3):
        said = posted(a_report(busy))
    assert said["code"] == "work_wanted"
    other = SpeakUp("south")
    settings.DEFAULT_ORGANISATION = other.organisation.slug
    limits_of_other = posted(a_report(other))
    assert limits_of_other["ok"] or limits_of_other["code"] != "work_wanted"


def test_sixty_four_people_at_once_need_no_work() -> None:
    # Each with a file of 5 MB, which is sealed as one of 8 MB; one server process.
    bucket = limits.Bucket(limits.AT_ONCE, START)
    assert all(bucket.take(2, limits.AT_ONCE, START) for _ in range(64))


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(-60, 7200)), max_size=60), st.integers(6, 200))
def test_a_bucket_never_holds_more_than_it_may_and_always_fills_up_again(
    taken: list[tuple[int, int]], most: int
) -> None:
    bucket, now = limits.Bucket(most, START), START
    for cost, later in taken:
        # Clocks are set back at times.
        now += timedelta(seconds=later)
        before = bucket.left
        was_enough = bucket.take(cost, most, now)
        assert 0 <= bucket.left <= most
        assert was_enough or bucket.left >= min(before, most)
    assert bucket.take(most, most, max(now, bucket.since) + timedelta(minutes=most / limits.PER_MINUTE + 1))
