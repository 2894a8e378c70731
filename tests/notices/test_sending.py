"""A mail goes out at most once by itself; what fails is tried again, stays visible, and a person can resend it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest

from tests.notices.conftest import Server
from tests.people.builders import TODAY, Province
from zuiver.audit.models import AuditEvent
from zuiver.kernel import clock
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.notices.commands import mail_retry, tell
from zuiver.notices.digests import make_digests
from zuiver.notices.models import Mail
from zuiver.notices.queries import failed_mails
from zuiver.notices.sending import MOST_TRIES, Sent, pause_after, send_due
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import actor_for_person

NOON = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)


@pytest.fixture
def mail(person: Person) -> Mail:
    with clock.frozen(NOON):
        tell(person, topic="entry_changed", subject="gifts:secret-subject", key="one")
        make_digests(person.organisation_id, quiet=timedelta(0))
    found: Mail = Mail.rows.get()
    return found


@pytest.fixture
def officer(province: Province) -> Actor:
    return actor_for_person(province.person("officer", role="integrity_officer"), TODAY)


def run(mail: Mail, server: Server, at: datetime = NOON) -> Sent:
    with clock.frozen(at):
        return send_due(
            mail.organisation_id,
            address="https://zuiver.example.nl",
            sender="zuiver@example.nl",
            connect=server.connect,
        )


def now_is(mail: Mail) -> str:
    mail.refresh_from_db()
    return mail.state


def raising(problem: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise problem

    return fail


def test_a_mail_that_is_due_goes_out_once(mail: Mail, server: Server) -> None:
    assert run(mail, server) == Sent(sent=1)
    assert run(mail, server) == Sent()
    assert (now_is(mail), mail.tries, mail.sent_at, mail.last_error) == ("sent", 1, NOON, "")
    assert len(server.taken) == 1


@pytest.mark.parametrize(
    ("language", "subject"), [("nl", "Er staat iets voor je klaar"), ("en", "There is something for you")]
)
def test_a_mail_says_only_that_there_is_something(
    mail: Mail, server: Server, language: str, subject: str
) -> None:
    mail.person.language = language
    mail.person.save()
    run(mail, server)
    sent = server.taken[0]
    assert (sent.subject, sent.to) == (subject, ["worker@example.nl"])
    assert "https://zuiver.example.nl" in sent.body
    assert "secret-subject" not in sent.message().as_string()
    assert sent.extra_headers["Message-ID"] == f"<{mail.public_id}@zuiver.example.nl>"


def test_a_server_that_is_down_is_tried_again_after_a_pause(mail: Mail, server: Server) -> None:
    server.on_open = raising(ConnectionRefusedError("no answer"))
    assert run(mail, server) == Sent(refused=1)
    assert now_is(mail) == "waiting"
    assert "no answer" in mail.last_error
    server.on_open = lambda: None
    assert run(mail, server, NOON + timedelta(minutes=1)) == Sent()
    assert run(mail, server, NOON + timedelta(minutes=2)) == Sent(sent=1)


@pytest.mark.parametrize(
    "answer", [SMTPDataError(451, b"busy"), SMTPRecipientsRefused({"worker@example.nl": (550, b"unknown")})]
)
def test_a_refusal_by_the_server_is_tried_again(mail: Mail, server: Server, answer: Exception) -> None:
    server.on_send = raising(answer)
    assert run(mail, server) == Sent(refused=1)
    assert now_is(mail) == "waiting"


def test_after_too_many_tries_a_mail_is_failed_and_visible(
    mail: Mail, server: Server, officer: Actor
) -> None:
    server.on_send = raising(SMTPDataError(451, b"busy"))
    at = NOON
    for tries in range(1, MOST_TRIES + 1):
        assert run(mail, server, at) == Sent(refused=1)
        at += pause_after(tries)
    assert now_is(mail) == "failed"
    assert failed_mails(officer) == [mail]
    assert run(mail, server, at + timedelta(days=9)) == Sent()


def test_pauses_grow_to_six_hours() -> None:
    minutes = [pause_after(tries).total_seconds() / 60 for tries in range(1, 12)]
    assert minutes == [2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]


@pytest.mark.parametrize(
    "break_up", [SMTPServerDisconnected("gone"), TimeoutError("late"), BrokenPipeError()]
)
def test_a_connection_that_breaks_on_the_way_makes_a_mail_unsure(
    mail: Mail, server: Server, officer: Actor, break_up: OSError
) -> None:
    server.on_send = raising(break_up)
    assert run(mail, server) == Sent(unsure=1)
    assert now_is(mail) == "unsure"
    server.on_send = lambda: None
    assert run(mail, server, NOON + timedelta(days=1)) == Sent()
    assert failed_mails(officer) == [mail]


def test_a_connection_that_ends_badly_after_the_mail_was_taken_is_no_failure(
    mail: Mail, server: Server
) -> None:
    server.on_close = raising(TimeoutError("late"))
    assert run(mail, server) == Sent(sent=1)
    assert now_is(mail) == "sent"


class Killed(BaseException):
    """The process ends here."""


def test_a_mail_that_was_being_sent_when_the_worker_was_killed_is_not_sent_again(
    mail: Mail, server: Server, officer: Actor
) -> None:
    server.on_send = raising(Killed())
    with pytest.raises(Killed):
        run(mail, server)
    assert now_is(mail) == "sending"
    server.on_send = lambda: None
    assert run(mail, server, NOON + timedelta(minutes=14)) == Sent()
    assert run(mail, server, NOON + timedelta(minutes=15)) == Sent(unsure=1)
    assert run(mail, server, NOON + timedelta(days=1)) == Sent()
    assert (now_is(mail), server.taken) == ("unsure", [])
    assert failed_mails(officer) == [mail]


def test_a_second_worker_at_the_same_moment_sends_nothing(mail: Mail, server: Server) -> None:
    second = Server()
    server.on_open = lambda: assert_nothing(run(mail, second))
    assert run(mail, server) == Sent(sent=1)
    assert second.taken == []


def assert_nothing(done: Sent) -> None:
    assert done == Sent()


def test_a_person_has_a_mail_sent_again(mail: Mail, server: Server, officer: Actor) -> None:
    server.on_send = raising(TimeoutError("late"))
    run(mail, server)
    server.on_send = lambda: None
    mail.person.email = "new@example.nl"
    mail.person.save()
    with clock.frozen(NOON):
        mail_retry(officer, public_id=mail.public_id)
    assert run(mail, server) == Sent(sent=1)
    assert server.taken[0].to == ["new@example.nl"]
    event = AuditEvent.objects.get(subject=f"mail:{mail.public_id}")
    assert (event.event, event.data) == ("notices.mail.retried", {"state": "unsure"})


def test_a_mail_that_was_sent_is_not_sent_again_by_hand(mail: Mail, server: Server, officer: Actor) -> None:
    run(mail, server)
    with pytest.raises(Refusal, match="nothing to send again"):
        mail_retry(officer, public_id=mail.public_id)


def test_the_outbox_is_for_those_who_keep_it(mail: Mail, person: Person) -> None:
    with pytest.raises(Refusal, match="administrator"):
        failed_mails(actor_for_person(person, TODAY))
    with pytest.raises(Refusal, match="administrator"):
        mail_retry(actor_for_person(person, TODAY), public_id=mail.public_id)


def test_the_mail_of_another_organisation_does_not_exist(mail: Mail) -> None:
    south = Province("south")
    stranger = actor_for_person(south.person("officer", role="integrity_officer"), TODAY)
    assert failed_mails(stranger) == []
    with pytest.raises(NotFound):
        mail_retry(stranger, public_id=mail.public_id)
