"""Sends the mails that are due: each at most once without a person deciding otherwise.

A mail is claimed (state sending, committed) before it is handed to the mail server. Refused by the server: it waits and
is tried again, with growing pauses, until it failed. The program stopped in between, or the connection broke while the
mail was on its way: nobody can know whether it went out, so it becomes unsure, stays visible, and is sent again only
when a person says so. We prefer that to a second mail, because mail servers answer late more often than they lose mail.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from smtplib import SMTPException, SMTPServerDisconnected
from typing import Final
from urllib.parse import urlsplit

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from zuiver.kernel import clock
from zuiver.kernel.language import language_of
from zuiver.notices.letter import letter_in
from zuiver.notices.models import Mail

MOST_TRIES: Final = 8
FIRST_PAUSE: Final = timedelta(minutes=2)
LONGEST_PAUSE: Final = timedelta(hours=6)
# A mail server answers within minutes; what takes longer was stopped halfway.
STUCK_AFTER: Final = timedelta(minutes=15)

Connect = Callable[[], BaseEmailBackend]
CONNECT: Final[Connect] = partial(get_connection, timeout=30)


@dataclass
class Sent:
    """What one run did."""

    sent: int = 0
    refused: int = 0
    unsure: int = 0


def send_due(
    organisation_id: int, *, address: str, sender: str, at_most: int = 200, connect: Connect = CONNECT
) -> Sent:
    """Send the mails of one organisation that are due. `address` is that of the site, `sender` who it is from."""
    result = Sent(unsure=_give_up_stuck(organisation_id))
    due = (
        Mail.rows.of(organisation_id)
        .filter(state=Mail.State.WAITING, not_before__lte=clock.now())
        .order_by("not_before", "pk")
        .values_list("pk", flat=True)[:at_most]
    )
    for pk in list(due):
        mail = _claim(pk)
        if mail is not None:
            _send(mail, connect(), address, sender, result)
    return result


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries: 2 minutes, then twice as long each time, at most 6 hours."""
    doubled: int = 2 ** max(tries - 1, 0)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def _give_up_stuck(organisation_id: int) -> int:
    """Mails that were being sent when a worker stopped."""
    stuck = Mail.rows.of(organisation_id).filter(
        state=Mail.State.SENDING, claimed_at__lte=clock.now() - STUCK_AFTER
    )
    given_up: int = stuck.update(
        state=Mail.State.UNSURE, last_error="The program stopped while this mail was being sent."
    )
    return given_up


def _claim(pk: int) -> Mail | None:
    """Take a mail for this worker; None when another one was first."""
    claimed = Mail.rows.filter(pk=pk, state=Mail.State.WAITING).update(
        state=Mail.State.SENDING, claimed_at=clock.now()
    )
    return Mail.rows.select_related("person").get(pk=pk) if claimed else None


def _send(mail: Mail, connection: BaseEmailBackend, address: str, sender: str, result: Sent) -> None:
    mail.tries += 1
    try:
        # Nothing is said to the server before this succeeds, so a problem here means that it surely did not go out.
        connection.open()
    except OSError as problem:
        result.refused += 1
        _try_later(mail, problem)
        return
    try:
        connection.send_messages([_message(mail, address, sender)])
    except OSError as problem:
        if _is_an_answer(problem):
            result.refused += 1
            _try_later(mail, problem)
        else:
            result.unsure += 1
            _store(mail, Mail.State.UNSURE, problem)
    else:
        result.sent += 1
        mail.sent_at = clock.now()
        _store(mail, Mail.State.SENT)
    finally:
        # The mail was answered by now; a connection that ends badly changes nothing about that.
        with suppress(OSError):
            connection.close()


def _is_an_answer(problem: OSError) -> bool:
    """Whether the server said no, rather than that the connection broke while the mail was on its way."""
    return isinstance(problem, SMTPException) and not isinstance(problem, SMTPServerDisconnected)


def _try_later(mail: Mail, problem: OSError) -> None:
    mail.not_before = clock.now() + pause_after(mail.tries)
    _store(mail, Mail.State.FAILED if mail.tries >= MOST_TRIES else Mail.State.WAITING, problem)


def _store(mail: Mail, state: Mail.State, problem: OSError | None = None) -> None:
    mail.state = state
    mail.last_error = f"{type(problem).__name__}: {problem}"[:300] if problem else ""
    mail.save(update_fields=["state", "tries", "not_before", "sent_at", "last_error"])


def _message(mail: Mail, address: str, sender: str) -> EmailMessage:
    letter = letter_in(language_of(mail.person.language), address)
    # The same id when a person has it sent again: a mail server that got it before can drop the second one.
    message_id = f"<{mail.public_id}@{urlsplit(address).hostname or 'localhost'}>"
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(letter.subject, letter.body, sender, [mail.address], headers=headers)
