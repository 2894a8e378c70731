"""What is closed to somebody answers as what is not there: the same bytes, and the same work, so the same time.

Time itself cannot be compared without a test that fails by chance. What takes time can: the statements that the database
gets, and every function of this program that runs. `bench/reports_equal.py` prints the times beside it.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from types import CodeType, FrameType
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client

from tests.people.builders import TODAY
from tests.speak_up.builders import NOON, SpeakUp
from tests.speak_up.sealing_kit import Keys, Part, Reporter
from tests.speak_up.test_traces import talk_of
from tests.speak_up.wire import Wire
from zuiver.cases import commands
from zuiver.cases.exclusions import mark_of
from zuiver.cases.lifecycle import Compartment, ItemKind
from zuiver.cases.models import Case, Exclusion, Reader
from zuiver.cases.pieces import NewKey, Piece
from zuiver.kernel import clock
from zuiver.people import commands as people
from zuiver.people.models import Person

DESK = "/meldzaken/deur/"
DOOR = "/meldkanaal/deur/"
KEYS = Keys()


@dataclass(frozen=True)
class Heard:
    """What somebody got, and what it cost."""

    body: bytes
    statements: list[str]
    functions: Counter[CodeType]


@contextmanager
def counted() -> Iterator[tuple[list[str], Counter[CodeType]]]:
    """Every statement, without its values, and every function of this program with how often it ran."""
    statements: list[str] = []
    functions: Counter[CodeType] = Counter()

    def asked(execute: Callable[..., Any], sql: str, params: Any, many: bool, about: Any) -> Any:
        statements.append(sql)
        return execute(sql, params, many, about)

    def called(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and "/zuiver/" in frame.f_code.co_filename:
            functions[frame.f_code] += 1

    before = sys.getprofile()
    with connection.execute_wrapper(asked):
        sys.setprofile(called)
        try:
            yield statements, functions
        finally:
            sys.setprofile(before)


def heard(client: Client, path: str, frame: bytes) -> Heard:
    """Send it twice: what is read once for the whole process was read the first time."""
    client.post(path, frame, content_type="application/octet-stream")
    with counted() as (statements, functions):
        response = client.post(path, frame, content_type="application/octet-stream")
    assert response.status_code == 200
    asked = [text for text in statements if "SAVEPOINT" not in text]
    return Heard(response.content, asked, functions)


@pytest.fixture(params=["excluded", "never had a place", "left", "stands in", "place ended", "administrator"])
def barred(request: pytest.FixtureRequest, world: SpeakUp, settings: Any) -> Iterator[tuple[Client, UUID]]:
    """Somebody for whom the case is closed, signed in, and the case."""
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    reporter = world.report()
    person, day = world.carla.person, 0
    match request.param:
        case "excluded":
            token = mark_of(reporter.case, person.pk)
            Exclusion.rows.create(organisation_id=world.organisation_id, case_id=reporter.case, token=token)
        case "never had a place":
            person = world.coen.person
        case "left":
            people.assignment_end(world.hr, person.assignments.get(), valid_until=TODAY)
            day = 1
        case "stands in":
            person = world.person("Deputy", works_in=world.root)
            world.away(world.carla.person, person)
        case "place ended":
            Reader.rows.filter(holder_id=world.carla.holder_id).update(ended_on=TODAY)
        case "administrator":
            person = world.adam
    with clock.frozen(NOON + timedelta(days=day)):
        yield signed_in(world, person), reporter.case


def signed_in(world: SpeakUp, person: Person) -> Client:
    client = Client()
    client.force_login(people.account_create(world.hr, person, email="somebody@example.nl"))
    return client


@cache
def sealed_once() -> tuple[NewKey, Piece]:
    """Sealing takes longer than all the rest, and for which case it was done makes no difference to the server."""
    case, part = uuid4(), Part(Compartment.CONTENT, KEYS)
    written = Reporter(keys=KEYS, case=case, parts={Compartment.CONTENT: part})
    return part.new_key(case, KEYS, {None: KEYS.public}), written.write("x", ItemKind.MESSAGE)


def asked_of(case: UUID) -> dict[str, bytes]:
    """A good question of every kind that names a case, as a browser sends it."""

    def frame(do: str, **fields: Any) -> bytes:
        wire = Wire()
        if "piece" in fields:
            fields["pieces"] = [wire.piece(fields.pop("piece"))]
        if "wrap" in fields:
            fields["wrap"] = wire.blob(fields["wrap"])
        if "key" in fields:
            fields["key"] = wire.key(fields["key"])
        return wire.frame({"do": do, "case": str(case), **fields})

    holder = uuid4()
    key, piece = sealed_once()
    wrap = key.wraps[0].sealed
    return {
        "case": frame("case"),
        "add": frame("add", piece=piece),
        "act": frame("act", action="acknowledge", piece=piece),
        "triage": frame("triage", family="breach", piece=piece),
        "inner": frame("inner", path="investigation", step="assignment", piece=piece),
        "part": frame("part", key=key),
        "give_key": frame("give_key", alias=1, compartment="content", version=1, wrap=wrap),
        "reader_add": frame("reader_add", holder=str(holder)),
        "reader_remove": frame("reader_remove", alias=1),
        "recuse": frame("recuse"),
        "declare_free": frame("declare_free"),
        "accused_told": frame("accused_told", piece=piece),
        "finding": frame("finding", allegation=1, result="established", piece=piece),
        "register": frame("register", type="financial"),
        "ask": frame("ask", deed="destroy", ground="legal_duty"),
        "agree": frame("agree", pair=str(holder)),
        "destroy": frame("destroy", pair=str(holder)),
        "concerned_case": frame("concerned_case"),
        "concerned_answer": frame("concerned_answer", piece=piece),
        "intake_case": frame("intake_case"),
        "talk": wired({"do": "talk", "talk": str(case)}),
        "talk_answer": wired({"do": "talk_answer", "talk": str(case), "messages": []}),
    }


def wired(fields: dict[str, Any]) -> bytes:
    return Wire().frame(fields)


def test_a_case_that_is_closed_answers_as_one_that_is_not_there(barred: tuple[Client, UUID]) -> None:
    client, case = barred
    closed, absent = asked_of(case), asked_of(uuid4())
    for name, frame in closed.items():
        there, nothing = heard(client, DESK, frame), heard(client, DESK, absent[name])
        assert b"case_not_found" in there.body or b"refused" in there.body, name
        assert there.body == nothing.body, name
        assert there.statements == nothing.statements, name
        assert there.functions == nothing.functions, name
    assert Case.rows.get().pieces == 1


def test_a_talk_of_a_colleague_answers_as_one_that_is_not_there(world: SpeakUp, settings: Any) -> None:
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    person = Reporter()
    commands.consult_start(world.organisation_id, talk_of(world, person))
    client = signed_in(world, world.coen.person)
    for do in ("talk", "talk_answer"):
        there, nothing = (
            heard(client, DESK, wired({"do": do, "talk": str(talk), "messages": []}))
            for talk in (person.case, uuid4())
        )
        assert there == nothing, do


@pytest.mark.parametrize("do", ["look", "proof", "missed", "withdraw", "answer", "talk_end", "talk_write"])
def test_a_code_whose_box_is_gone_answers_as_one_that_never_opened_any(
    world: SpeakUp, settings: Any, do: str
) -> None:
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    gone = world.report()
    commands.destructions_replay(world.organisation_id, [f"{gone.case} {TODAY} {'0' * 64}"])
    other = world.report()
    assert other.case

    def asked(verifier: str) -> Heard:
        fields = {"do": do, "verifier": verifier, "clock": "receipt"}
        return heard(Client(), DOOR, wired(fields))

    assert asked(gone.verifier) == asked(Reporter().verifier)


def test_who_may_not_bring_somebody_in_hears_of_an_excluded_person_what_is_said_of_an_unknown_one(
    world: SpeakUp, settings: Any
) -> None:
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    reporter = world.report("x", world.coen, world.olga)
    Exclusion.rows.create(
        organisation_id=world.organisation_id, case_id=reporter.case,
        token=mark_of(reporter.case, world.carla.person.pk),
    )  # fmt: skip
    client = signed_in(world, world.olga.person)
    bodies = {
        heard(
            client, DESK, wired({"do": "reader_add", "case": str(reporter.case), "holder": str(holder)})
        ).body
        for holder in (world.carla.holder_id, uuid4())
    }
    assert len(bodies) == 1
