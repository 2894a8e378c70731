"""A reporter's and a confidant's browser at the doors of a running server: what one seals, the other opens."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.test import Client

from tests.sealing.conftest import Run
from tests.speak_up.builders import NOON, Hand, SpeakUp
from zuiver.cases import guards
from zuiver.cases.commands.directory import directory_records
from zuiver.cases.lifecycle import ItemKind
from zuiver.cases.models import Case, Slice
from zuiver.cases.queries.inbox import case_view
from zuiver.cases.sealing.age_keys import identity_seed
from zuiver.cases.sealing.bodies import open_body, read_listing
from zuiver.cases.sealing.directory_entries import read_entry
from zuiver.cases.sealing.sealed import open_sealed
from zuiver.kernel import clock
from zuiver.people.commands import account_create
from zuiver.people.models import Organisation
from zuiver.web.cases import limits


@pytest.fixture
def world(transactional_db: None) -> Iterator[SpeakUp]:
    """The room with keys, committed, so that the server's thread sees it."""
    guards.put_up(connection)
    with clock.frozen(NOON):
        made = SpeakUp(with_directory=True)
    yield made
    # Django empties all tables after this test, which the guards of the room would refuse.
    guards.take_down(connection)


def seeds(hand: Hand) -> str:
    signer: Ed25519PrivateKey = hand.keys.signer
    return (identity_seed(hand.keys.identity) + signer.private_bytes_raw()).hex()


def signed_in(world: SpeakUp, hand: Hand) -> tuple[str, str]:
    """The cookies of a browser in which somebody signed in, and the token against forged requests."""
    client = Client()
    client.force_login(account_create(world.hr, hand.person, email="carla@example.nl"))
    token = "a" * 32
    cookies = [f"{name}={morsel.value}" for name, morsel in client.cookies.items()]
    return "; ".join([*cookies, f"csrftoken={token}"]), token


@pytest.fixture
def seen(
    world: SpeakUp,
    live_server: Any,
    settings: Any,
    javascript: Run,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> dict[str, Any]:
    """What a script says that works at the doors; the test names another one than doors.mjs."""
    script = getattr(request, "param", "doors.mjs")
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    cookie, token = signed_in(world, world.carla)
    setup = {
        "address": live_server.url,
        "confidant": {"holder": str(world.carla.holder_id), "seeds": seeds(world.carla)},
        "officer": str(world.olga.holder_id),
        "excluded": str(world.olga.holder_id),
        "cookie": cookie,
        "token": token,
        "firstHash": read_entry(directory_records(world.organisation_id)[0]).hash,
    }
    (tmp_path / "setup.json").write_text(json.dumps(setup), encoding="utf-8")
    found: dict[str, Any] = javascript(Path(__file__).parent / script, [str(tmp_path / "setup.json")])
    return {**found, "world": world}


def test_reporter_and_confidant_read_each_other_and_nobody_else_does(seen: dict[str, Any]) -> None:
    world = seen["world"]
    assert seen["readers"] == [str(world.carla.holder_id), str(world.coen.holder_id)], "two people, not Olga"
    assert seen["sameReceipt"] is True, "a lost answer and a second press give the same receipt"
    assert Case.rows.count() == 1
    assert seen["otherFirstHash"] == "sealing.directory_first"
    assert [one["kind"] for one in seen["own"]] == ["report", "file", "identity"]
    assert seen["own"][0]["value"] == {"text": "Kanarie in tekst"}
    assert seen["own"][2]["value"] == {"given": {"name": "Kanarie Naam"}}
    assert seen["proof"].startswith("zuiver-proof-1\n")
    assert seen["wrongCode"] not in ("done", "door.away")
    assert [one["kind"] for one in seen["confidantReads"]] == ["report", "file"], "no identity yet"
    assert seen["confidantReads"][1]["name"] == "kanarie.txt"
    assert seen["answer"] == {"value": {"text": "Dank je"}, "author": True}
    assert seen["identity"] == [{"given": {"name": "Kanarie Naam"}}]
    assert seen["last"] == {"text": "Nog iets"}
    assert [one["value"]["text"] for one in seen["talk"]] == ["Mag ik iets vragen", "Natuurlijk"]
    assert [one["byConfidant"] for one in seen["talk"]] == [False, True]
    assert seen["officerHasNone"] is True


@pytest.fixture
def flooded(world: SpeakUp, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A door that takes one message; every later one has to bring work along."""
    Organisation.objects.filter(pk=world.organisation_id).update(terms={limits.AT_ONCE_TERM: 1})
    monkeypatch.setattr(limits, "PER_MINUTE", 0)
    limits.forget()
    yield
    limits.forget()


@pytest.mark.usefixtures("flooded")
@pytest.mark.parametrize("seen", ["traffic.mjs"], indirect=True)
def test_what_travels_has_few_lengths_whatever_it_is(seen: dict[str, Any]) -> None:
    """Two reports, a look, an answer, a withdrawal: short or long, with a name or without, somebody ruled out or not."""
    # The second report and the answer were asked for work, did it, and were heard.
    assert (len(seen["asked"]), seen["worked"]) == (7, 2)
    assert Case.rows.count() == 2
    assert set(seen["asked"]) == {64 * 1024}
    assert [length for length in seen["answered"] if length < 16 * 1024 or length.bit_count() != 1] == []
    # What is too large is never sent: the reason comes in words, and the file stays where it is.
    assert seen["tooLarge"]["code"] == "too_large"
    assert "200 MB" in seen["tooLarge"]["text"]
    assert seen["sentOfIt"] == 64 * 1024


@pytest.mark.parametrize("seen", ["uploads.mjs"], indirect=True)
def test_a_large_file_goes_on_where_its_line_broke_and_comes_back_whole(seen: dict[str, Any]) -> None:
    assert (seen["first"], seen["second"]) == ("door.away", "door.paused")
    assert seen["receipt"] is True
    # Three MiB are filled up to four, and travel in five slices. None is told twice, whatever broke.
    assert seen["progress"] == [["film.mp4", done, 5] for done in range(1, 6)]
    assert seen["lengths"] == [2**20, 64 * 1024, 256 * 1024], (
        "slices, questions, and the report with two listings"
    )
    assert (seen["names"], seen["same"], seen["letter"]) == (["film.mp4", "brief.txt"], True, "Klein")
    assert (seen["turned"], seen["spoilt"]) == ("sealing.body", "sealing.body")
    assert seen["own"] == 6 * 2**20
    assert Slice.rows.count() == 5 + 9
    assert read_in_python(seen["world"]) == bytes(place % 251 for place in range(3 * 2**20))


def read_in_python(world: SpeakUp) -> bytes:
    """The first large file of the case, as a tool with the confidant's key opens what the browser sealed."""
    view = case_view(world.carla.actor(), Case.rows.get().pk)
    item = next(item for item in view.items if item.kind == ItemKind.FILE)
    secret = open_sealed(view.keys[0].wrap, world.carla.keys.identity, {}).body.decode()
    listing = read_listing(open_sealed(item.sealed, secret, {}).meta)
    assert listing is not None
    rows = Slice.rows.filter(upload_id=listing.id).order_by("number")
    return open_body([bytes(row.sealed) for row in rows], listing)
