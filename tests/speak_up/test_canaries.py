"""After a full case at a real server, no word of it lies anywhere: not in a file, a log, a mail, a backup or the process.

The words stand in the text, the name, the name of a file, and in what a photo gives away. They are looked for in every
spelling in which a program may have kept them. Each place also has to hold something that is known to be there, so that
an empty look proves nothing.
"""

import base64
import http.client
import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from tests.cli.programs import environment, run, start
from tests.cli.test_server import answer, free_port
from tests.plugins.postgres import find_programs
from tests.sealing import sample_files
from tests.speak_up.builders import NOON, Hand, SpeakUp
from tests.speak_up.sealing_kit import Reporter, context
from tests.speak_up.test_traces import talk_of
from tests.speak_up.wire import Wire, report_frame
from zuiver.cases import guards
from zuiver.cases.lifecycle import Compartment, ItemKind
from zuiver.cases.pieces import Piece
from zuiver.cases.sealing.sealed import open_sealed, seal
from zuiver.kernel import clock
from zuiver.people.commands import account_create

pytestmark = [pytest.mark.slow]

TEXT, NAME, FILE_NAME = "Kanariëgeel vermoeden", "Hanneke Kanarievogel", "kanarie brug.jpg"
ANSWER, TALK, NOT_SEALED = "Kanarieantwoord van wie behandelt", "Kanarievraag vooraf", "Kanarie zonder zegel"
IN_THE_PHOTO = (sample_files.CANARY, "SN-12345", "opmerking van de maker")
DOOR, DESK = "/meldkanaal/deur/", "/meldzaken/deur/"
TOKEN = "a" * 32
BATCH = """
import django
django.setup()
from datetime import datetime, UTC
from zuiver.cases.batches import send_batch
from zuiver.kernel import clock
from zuiver.people.models import Organisation
from zuiver.people.tenant_scope import organisation_scope
one = Organisation.objects.get()
with organisation_scope(one.pk):
    send_batch(one.pk, datetime.combine(clock.today(), datetime.min.time(), UTC).replace(hour=12))
"""


def spellings(word: str) -> set[bytes]:
    """How a program may have kept a word: in two encodings, escaped, in figures, and in base64 wherever it begins."""
    raw = word.encode()
    found = {raw, word.encode("utf-16-le"), json.dumps(word)[1:-1].encode(), quote(word).encode()}
    found |= {raw.hex().encode(), repr(raw)[2:-1].encode()}
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + raw)
        # Without the signs that hang on what stands before and after it.
        found.add(coded[4 if shift else 0 : len(coded) // 4 * 4 - 4])
    return found


@dataclass
class Stage:
    """A server as it runs in production on a database of its own, and somebody who is signed in."""

    world: SpeakUp
    env: dict[str, str]
    folder: Path
    port: int
    process: subprocess.Popen[str]
    cookie: str

    def post(self, path: str, body: bytes) -> tuple[int, dict[str, Any], list[bytes]]:
        """Send a frame; the status, the answer and its pieces."""
        door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Content-Type": "application/octet-stream"}
        if path == DESK:
            headers |= {"Cookie": self.cookie, "X-CSRFToken": TOKEN}
        door.request("POST", path, body, headers)
        got = door.getresponse()
        data = got.read()
        door.close()
        if got.status != 200:
            return got.status, {}, []
        size = int.from_bytes(data[:4], "big")
        said = json.loads(data[4 : 4 + size])
        pieces, at = [], 4 + size
        for length in said["blobs"]:
            pieces.append(data[at : at + length])
            at += length
        return got.status, said, pieces

    def asks(self, path: str, **fields: Any) -> tuple[dict[str, Any], list[bytes]]:
        """Send a frame that has to be taken."""
        _, said, pieces = self.post(path, framed(**fields))
        assert said["ok"], said
        return said["result"], pieces


def framed(*, pieces: tuple[Piece, ...] = (), **fields: Any) -> bytes:
    wire = Wire()
    return wire.frame({**fields, "pieces": [wire.piece(piece) for piece in pieces]})


@pytest.fixture
def stage(transactional_db: None, tmp_path: Path) -> Iterator[Stage]:
    """The room, committed, served by `zuiver serve` with its own folders for all that it writes."""
    guards.put_up(connection)
    with clock.frozen(NOON):
        world = SpeakUp()
        account = account_create(world.hr, world.carla.person, email="carla@example.nl")
    client = Client()
    client.force_login(account)
    cookies = [f"{name}={morsel.value}" for name, morsel in client.cookies.items()]
    (tmp_path / "tmp").mkdir()
    env = environment(
        database_of(tmp_path), tmp_path, TMPDIR=str(tmp_path / "tmp"), ZUIVER_SECOND_STEP="0",
        ZUIVER_MAIL_QUIET_MINUTES="0", ZUIVER_LOG="INFO", DJANGO_SETTINGS_MODULE="config.settings",
    )  # fmt: skip
    port = free_port()
    process = start(["serve", "--port", str(port), "--workers", "1"], env)
    try:
        assert answer(port) == 200
        cookie = "; ".join([*cookies, f"csrftoken={TOKEN}"])
        yield Stage(world, env, tmp_path, port, process, cookie)
    finally:
        process.kill()
        guards.take_down(connection)


def database_of(folder: Path) -> str:
    """On SQLite a copy of the database of this test, because no other program sees that one."""
    if connection.vendor == "postgresql":
        found = connection.settings_dict
        return f"postgresql://{found['USER']}@/{found['NAME']}?host={quote(found['HOST'])}"
    connection.ensure_connection()
    with sqlite3.connect(folder / "zuiver.sqlite3") as target:
        connection.connection.backup(target)
    return f"sqlite:///{folder}/zuiver.sqlite3"


def photo(reporter: Reporter) -> Piece:
    """A photo with an author, a place and a number in it, sealed with its name."""
    reporter.numbers[Compartment.CONTENT] += 1
    part, number, item = reporter.parts[Compartment.CONTENT], reporter.numbers[Compartment.CONTENT], uuid4()
    about = context("file", reporter.case, Compartment.CONTENT, 1, item, number, "reporter")
    meta = json.dumps({"name": FILE_NAME, "type": "image/jpeg"}).encode()
    sealed = seal(about, meta, sample_files.photo(), reporter.keys.signer, part.keys.public)
    return Piece(item, Compartment.CONTENT, number, ItemKind.FILE, sealed)


def full_case(stage: Stage) -> Reporter:
    """From a talk and a report to an answer and its reply, and what somebody sends who did not seal it."""
    world, reporter = stage.world, Reporter()
    report = reporter.report(TEXT, world.readers(world.carla, world.olga), name=NAME)
    assert stage.post(DOOR, report_frame(report))[1]["ok"]
    stage.asks(DOOR, do="answer", verifier=reporter.verifier, pieces=(photo(reporter),))
    view, pieces = stage.asks(DESK, do="case", case=str(reporter.case))
    assert TEXT.encode() in read_by(world.carla, view, pieces)
    reply = reporter.write(ANSWER)
    stage.asks(DESK, do="act", case=str(reporter.case), action="acknowledge", pieces=(reply,))
    stage.asks(DOOR, do="look", verifier=reporter.verifier)
    stage.asks(DOOR, do="withdraw", verifier=reporter.verifier)
    send_a_talk(stage)
    for path in (DOOR, DESK):
        plain = Piece(uuid4(), Compartment.CONTENT, 9, ItemKind.MESSAGE, NOT_SEALED.encode())
        for body in (
            framed(do="answer", case=str(reporter.case), verifier=reporter.verifier, pieces=(plain,)),
            framed(do=NOT_SEALED, action=NOT_SEALED),
            NOT_SEALED.encode(),
        ):
            status, said, _ = stage.post(path, body)
            assert (status, said["ok"]) == (200, False)
    return reporter


def read_by(hand: Hand, view: dict[str, Any], pieces: list[bytes]) -> list[bytes]:
    """What a confidant's browser reads of a case."""
    key = next(key for key in view["keys"] if key["compartment"] == "content")
    secret = open_sealed(pieces[key["wrap"]["blob"]], hand.keys.identity, {}).body.decode()
    items = [pieces[item["sealed"]["blob"]] for item in view["items"] if item["compartment"] == "content"]
    return [open_sealed(sealed, secret, {}).body for sealed in items]


def send_a_talk(stage: Stage) -> None:
    wire, talk = Wire(), talk_of(stage.world, Reporter(), text=TALK)
    fields = {
        "do": "talk", "talk": str(talk.talk_id), "verifier": talk.verifier, "subject": talk.subject,
        "public_key": talk.public_key, "box_key": talk.box_key, "signing_key": talk.signing_key,
        "for_person": wire.blob(talk.for_person), "confidant": str(talk.confidant),
        "for_confidant": wire.blob(talk.for_confidant), "message_id": str(talk.message_id),
        "message": wire.blob(talk.message),
    }  # fmt: skip
    assert stage.post(DOOR, wire.frame(fields))[1]["ok"]


def test_no_word_of_a_case_lies_anywhere_but_sealed(stage: Stage) -> None:
    reporter = full_case(stage)
    mails = subprocess.run([sys.executable, "-c", BATCH], env=stage.env, capture_output=True, check=False)
    worker = run(["worker", "--once"], stage.env)
    assert (mails.returncode, worker.returncode) == (0, 0), (mails.stderr, worker.stderr)
    places = {
        **processes(stage.process.pid),
        **files_in(stage.folder),
        **backup(stage),
        **of_the_database_server(),
        "worker": (worker.stdout + worker.stderr).encode() + mails.stdout + mails.stderr,
    }
    stage.process.send_signal(signal.SIGTERM)
    places["log"] = stage.process.communicate(timeout=30)[0].encode()
    assert_known_things_are_found(places, reporter)
    words = [TEXT, NAME, FILE_NAME, ANSWER, TALK, NOT_SEALED, *IN_THE_PHOTO]
    secrets = [reporter.verifier, reporter.keys.identity, stage.world.carla.keys.identity]
    for word in (*words, *secrets):
        for spelling in spellings(word):
            assert [name for name, content in places.items() if spelling in content] == [], (word, spelling)


def processes(pid: int) -> dict[str, bytes]:
    """What /proc tells of the server and its workers: environment, command, and open files that have no name any more."""
    known = [pid]
    for one in known:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            known += map(int, children.read_text().split())
    found = {}
    for one in known:
        for name in ("environ", "cmdline"):
            found[f"{name} of {one}"] = Path(f"/proc/{one}/{name}").read_bytes()
        for handle in Path(f"/proc/{one}/fd").iterdir():
            if "(deleted)" in str(handle.readlink()) and handle.is_file():
                found[f"file {handle}"] = handle.read_bytes()
    return found


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file that the server wrote or could have: the database with its WAL, the queue, temporary files, mails."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def backup(stage: Stage) -> dict[str, bytes]:
    """A backup as docs/how-to/run.md says."""
    if connection.vendor == "sqlite":
        copy = stage.folder.parent / f"{stage.folder.name}-copy"
        source = sqlite3.connect(urlsplit(stage.env["DATABASE_URL"]).path)
        with sqlite3.connect(copy) as target:
            source.backup(target)
        source.close()
        return {"backup": copy.read_bytes()}
    found = connection.settings_dict
    command = [find_programs() / "pg_dump", "-h", found["HOST"], "-U", found["USER"], found["NAME"]]
    if not command[0].is_file():
        return {}
    # Row-level security hides the rows from who owns no organisation: the one who makes backups sees all.
    command[4] = "postgres"
    return {"backup": subprocess.run(command, capture_output=True, check=True).stdout}


def of_the_database_server() -> dict[str, bytes]:
    """On PostgreSQL its log, its WAL and its own temporary files; the tables lie in the backup."""
    if connection.vendor == "sqlite":
        return {}
    folder = Path(connection.settings_dict["HOST"])
    paths = [
        folder / "log",
        *(folder / "data/pg_wal").glob("0*"),
        *(folder / "data/base/pgsql_tmp").glob("*"),
    ]
    return {f"server {path.name}": path.read_bytes() for path in paths if path.is_file()}


def assert_known_things_are_found(places: dict[str, bytes], reporter: Reporter) -> None:
    """The look is a real one: what is stored in the open is found where it should be."""
    holders = {name for name, content in places.items() if b"age-encryption.org/v1" in content}
    case = reporter.case.bytes if connection.vendor == "postgresql" else reporter.case.hex.encode()
    named = {name for name, content in places.items() if case in content}
    if connection.vendor == "sqlite":
        assert {"zuiver.sqlite3-wal", "backup"} <= holders & named
        assert any("-shm" in name for name in places)
    else:
        assert str(reporter.case).encode() not in places["server log"]
        assert [name for name in named if name.startswith("server 0")], "the WAL"
        assert str(reporter.case).encode() in places.get("backup", str(reporter.case).encode())
    assert any(name.startswith("mail/") and b"Subject:" in content for name, content in places.items())
    assert any(b"DATABASE_URL=" in content for name, content in places.items() if name.startswith("environ"))
    assert any(b"serve" in content for name, content in places.items() if name.startswith("cmdline"))
    assert b"Zuiver answers on" in places["log"]
