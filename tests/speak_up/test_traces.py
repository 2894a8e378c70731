"""What stays behind: no word, no name, no time; constant mails; a trail that is the same whether or not somebody reported."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client

from tests.people.builders import TODAY
from tests.speak_up.builders import NOON, SpeakUp
from tests.speak_up.sealing_kit import Keys, Reporter, context
from tests.speak_up.wire import report_frame, sent
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.cases import commands
from zuiver.cases.batches import batch_of, people_with_something, send_batch
from zuiver.cases.checks import QUIET, check_channel, database_tells
from zuiver.cases.commands.consulting import Talk
from zuiver.cases.daily import run_day
from zuiver.cases.lifecycle import Compartment, ItemKind, Role
from zuiver.cases.models import Case, Consult, ContactCount, LedgerLine, RegisterLine
from zuiver.cases.queries.box import talk_view
from zuiver.cases.queries.figures import contacts_shown, own_contacts, tables_of, year_figures
from zuiver.cases.queries.inbox import talk_items, talks
from zuiver.cases.sealing.sealed import seal
from zuiver.cli.failing import Failure
from zuiver.cli.server import _check_quiet
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.queries import actor_for_person
from zuiver.web.cases.frames import read_frame, write_answer

CANARIES = ("Kanariegeel-vermoeden", "Hanneke-Kanarie", "kanarie-brug.pdf")


def rows_of_every_table() -> Iterator[bytes]:
    """The whole database as text, sealed pieces as they are."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - every table there is
            for row in cursor.fetchall():
                for value in row:
                    yield bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_words_names_and_file_names_are_nowhere_after_a_case(
    world: SpeakUp, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    caplog.set_level("DEBUG")
    reporter = Reporter()
    readers = world.readers(world.carla, world.olga)
    report = reporter.report(CANARIES[0], readers, name=CANARIES[1])
    assert sent(Client(), report_frame(report))["ok"]
    file = reporter.write(CANARIES[2], ItemKind.FILE)
    commands.box_answer(world.organisation_id, reporter.verifier, [file])
    world.acts(world.carla, reporter.case, "acknowledge", ItemKind.MESSAGE)
    send_batch(world.organisation_id, NOON)
    run_day(world.organisation_id, TODAY + timedelta(days=1))
    stored = b"\n".join(rows_of_every_table())
    spool = b"".join(
        path.read_bytes()
        for path in Path(settings.VAR).rglob("*")
        if path.is_file() and path.suffix != ".sqlite3"
    )
    environment = repr(dict(os.environ)).encode()
    for trace in (*CANARIES, reporter.verifier, reporter.keys.identity):
        for place in (stored, caplog.text.encode(), spool, environment):
            assert trace.encode() not in place


def test_no_table_of_the_room_knows_a_time_or_points_to_a_person() -> None:
    fields = [
        field for model in apps.get_app_config("cases").get_models() for field in model._meta.get_fields()
    ]
    assert not [field for field in fields if isinstance(field, models.DateTimeField | models.TimeField)]
    pointed = {
        field.related_model._meta.app_label for field in fields if getattr(field, "related_model", None)
    }
    # The organisation is the tenant; there is no key to a person, an account or an entry.
    assert pointed == {"cases", "people"}
    people = {field.related_model.__name__ for field in fields if getattr(field, "related_model", None)}
    assert "Person" not in people
    assert "User" not in people
    counters = [field for field in fields if isinstance(field, models.AutoField)]
    assert not counters


def test_the_audit_trail_gets_one_event_a_day_whether_anything_happened_or_not(world: SpeakUp) -> None:
    before = AuditEvent.objects.count()
    world.report()
    assert AuditEvent.objects.count() == before
    for _ in range(2):
        run_day(world.organisation_id, TODAY + timedelta(days=1))
    run_day(world.organisation_id, TODAY + timedelta(days=2))
    events = list(AuditEvent.objects.order_by("number"))[before:]
    assert [event.event for event in events] == ["cases.day.sealed"] * 2
    # Midnight in Amsterdam, whenever the program ran.
    assert {event.at.astimezone(UTC).strftime("%H:%M:%S") for event in events} == {"22:00:00"}
    assert set(json.loads(events[0].data_text)) == {"day", "digest"}
    assert verify(world.organisation_id).ok


@pytest.mark.parametrize(
    ("moment", "batch"),
    [
        (datetime(2026, 5, 12, 6, 59, tzinfo=UTC), None),
        (datetime(2026, 5, 12, 7, 0, tzinfo=UTC), (TODAY, 0)),
        (datetime(2026, 5, 12, 11, 59, tzinfo=UTC), (TODAY, 0)),
        (datetime(2026, 5, 12, 12, 0, tzinfo=UTC), (TODAY, 1)),
        (datetime(2026, 12, 1, 8, 0, tzinfo=UTC), (datetime(2026, 12, 1, tzinfo=UTC).date(), 0)),
    ],
)
def test_batches_are_at_nine_and_two_in_amsterdam(moment: datetime, batch: object) -> None:
    assert batch_of(moment) == batch


def test_a_notice_says_nothing_comes_once_a_batch_and_every_week_anyhow(world: SpeakUp) -> None:
    reporter = world.report()
    assert people_with_something(world.organisation_id, TODAY) == {
        world.carla.person.pk,
        world.olga.person.pk,
    }
    assert not Notice.rows.exists()
    send_batch(world.organisation_id, NOON)
    # What comes in after nine waits for two o'clock, whoever asks in between.
    world.report("Another one.", world.coen, world.olga)
    send_batch(world.organisation_id, NOON + timedelta(minutes=3))
    assert Notice.rows.count() == 2
    assert set(Notice.rows.values_list("topic", "subject")) == {("speak_up", "cases:box")}
    assert str(reporter.case) not in repr(list(Notice.rows.values()))
    for hand in (world.carla, world.olga):
        commands.case_opened(hand.actor(), reporter.case)
    commands.case_opened(world.carla.actor(), reporter.case)
    monday = datetime(2026, 5, 18, 7, 30, tzinfo=UTC)
    assert send_batch(world.organisation_id, monday) == 3


def talk_of(
    world: SpeakUp, person: Reporter, subject: str = "integrity", text: str = "Can I talk to you?"
) -> Talk:
    keys = Keys()
    talk_id = person.case

    def sealed(kind: str, text: bytes, public: str) -> bytes:
        about = context(kind, talk_id, Compartment.CONTENT, 1, talk_id, 1, "reporter")
        return seal(about, b"", text, person.keys.signer, public)

    secret = keys.identity.encode()
    return Talk(
        talk_id=talk_id, verifier=person.verifier, subject=subject, public_key=keys.public,
        box_key=person.keys.public, signing_key=person.keys.signing,
        for_person=sealed("wrap", secret, person.keys.public), confidant=world.carla.holder_id,
        for_confidant=sealed("wrap", secret, world.carla.keys.public), message_id=Reporter().case,
        message=sealed("message", text.encode(), keys.public),
    )  # fmt: skip


def test_a_talk_has_no_clock_no_line_in_the_register_and_no_way_to_a_report(world: SpeakUp) -> None:
    person = Reporter()
    for _ in range(2):
        commands.consult_start(world.organisation_id, talk_of(world, person))
    assert Consult.rows.count() == ContactCount.rows.get().number == 1
    assert not Case.rows.exists()
    assert not RegisterLine.rows.exists()
    assert not LedgerLine.rows.exists()
    talk = talks(world.carla.actor())[0]
    assert talk.month == TODAY.replace(day=1)
    assert len(talk_items(world.carla.actor(), talk.talk_id)) == 1
    for nobody in (world.coen.actor(), world.olga.actor(), actor_for_person(world.adam, TODAY)):
        with pytest.raises(NotFound):
            talk_items(nobody, talk.talk_id)
        with pytest.raises(NotFound):
            commands.consult_answer(nobody, talk.talk_id, [])
    commands.consult_end(world.organisation_id, person.verifier, became_report=True)
    view = talk_view(world.organisation_id, person.verifier)
    assert view
    assert (view.ended, view.became_report) == (True, True)
    with pytest.raises(Refusal):
        commands.consult_write(world.organisation_id, person.verifier, [])
    run_day(world.organisation_id, TODAY + timedelta(days=400))
    assert talk_view(world.organisation_id, person.verifier) is None
    assert own_contacts(world.carla.actor(), 2026) == {"integrity": 1}


def test_a_confidants_own_numbers_leave_her_hands_without_small_ones(world: SpeakUp) -> None:
    for _ in range(2):
        commands.consult_start(world.organisation_id, talk_of(world, Reporter()))
    shown = contacts_shown(world.carla.actor(), 2026)
    assert shown is None or not shown["integrity"].is_exact
    assert own_contacts(world.coen.actor(), 2026) == {}


def test_figures_of_a_year_are_counted_once_and_small_numbers_stay_unknown(world: SpeakUp) -> None:
    for number in range(11):
        RegisterLine.rows.create(
            organisation_id=world.organisation_id, reference=f"r{number}", year=2025, channel="web",
            family="breach" if number < 8 else "conduct",
        )  # fmt: skip
    ada = actor_for_person(world.ada, TODAY)
    figures = year_figures(ada, 2025)
    assert figures["total"] == {"all": (11, 11)}
    assert figures["family"].get("conduct", (1, 4)) == (1, 4)
    RegisterLine.rows.filter(reference="r0").update(family="conduct")
    assert year_figures(ada, 2025) == figures
    with pytest.raises(Refusal):
        year_figures(ada, 2026)
    with pytest.raises(NotFound):
        year_figures(actor_for_person(world.adam, TODAY), 2025)


def test_with_a_small_total_no_table_is_split(world: SpeakUp) -> None:
    lines = [RegisterLine(family="breach", channel="web", year=2025) for _ in range(3)]
    tables = tables_of(lines)
    assert tables.pop("total") == {"all": [1, 4]}
    assert set(tables.values()) == {None}


def test_a_wrong_setting_stops_the_channel(settings: Any) -> None:
    assert check_channel() == []
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "xff.middleware.XForwardedForMiddleware"]
    settings.LOGGING = {
        "root": {"level": "DEBUG"},
        "loggers": {"django.db.backends": {"level": "DEBUG"}},
        "handlers": {"errors": {"class": "sentry_sdk.integrations.logging.EventHandler"}},
    }
    settings.USE_X_FORWARDED_HOST = True
    settings.AXES_DISABLE_ACCESS_LOG = False
    settings.DEBUG = True
    found = {problem.id for problem in check_channel()}
    assert found == {f"cases.E00{number}" for number in (1, 3, 4, 5, 6, 7, 8)}


def test_a_report_through_a_proxy_that_passes_addresses_on_is_not_taken(
    world: SpeakUp, settings: Any
) -> None:
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    frame = report_frame(Reporter().report("x", world.readers(world.carla, world.olga)))
    response = Client(HTTP_X_FORWARDED_FOR="10.0.0.7").post(
        "/meldkanaal/deur/", frame, content_type="application/octet-stream"
    )
    assert b"channel_closed" in response.content
    assert not Case.rows.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0", b"\0\0\0\2{}x", b"\0\0\0\2[]", b"\xff\xff\xff\xff", b"\0\0\0\3{]}",
        # Found by the fuzzer: a number that Python does not read, and a depth.
        b"\0\0\x14\0" + b'{"a":' + b"9" * 5114 + b"}", b"\0\0\x30\0" + b"[" * 12288,
        b'\0\0\0\x0d{"blobs":[5]}', b'\0\0\0\x0f{"blobs":[-1]}x', b'\0\0\0\x11{"blobs":[true]}x',
    ],
)  # fmt: skip
def test_a_frame_that_is_not_whole_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidData):
        read_frame(data)


def test_answers_come_in_a_few_lengths_only() -> None:
    assert {len(write_answer({"x": "y" * number})) for number in range(0, 16_000, 997)} == {16 * 1024}
    assert len(write_answer({}, [b"x" * 20_000])) == 32 * 1024


def test_the_role_of_the_recovery_key_has_no_place_anywhere(world: SpeakUp) -> None:
    reporter = world.report()
    dana = actor_for_person(world.dana, TODAY)
    keys = Keys()
    holder, _ = commands.key_draft(
        dana, role=Role.ORGANISATION, public_key=keys.public, signing_key=keys.signing
    )
    with pytest.raises(Refusal):
        commands.reader_add(world.olga.actor(), reporter.case, holder)


def test_a_database_that_writes_statements_down_stops_the_server(db: None) -> None:
    assert database_tells() == []
    if connection.vendor == "postgresql":
        loud = dict.fromkeys(QUIET, ("something else",))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("zuiver.cases.checks.QUIET", loud)
            found = database_tells()
            assert [line.split(" = ")[0] for line in found] == sorted(QUIET)
            with pytest.raises(Failure, match="log_statement = none"):
                _check_quiet()
