"""Very many reports at once ask for work first: nobody is refused, nobody is known, and nothing is locked.

A limit by address would need addresses, and one by code or case could be used to lock somebody out. So there is one bucket
for each organisation in the memory of each server process. While it holds something, a report is taken as it is. When it
is empty, the door names a riddle and the browser solves it by itself, in about a second, and sends the same again. Who
floods the door pays that second for each report; who reports meanwhile waits a second, and gets the same receipt.

The riddle is a number under which scrypt over the frame begins with zeros. It belongs to one frame, and to this hour or the
one before, so that nothing can be worked out ahead or used twice for something else. No list of riddles is kept.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

from django.utils.crypto import salted_hmac

from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal
from zuiver.people.models import Organisation
from zuiver.web.cases.frames import Frame

# How many reports one process takes at once without work; `cases.reports_at_once` of the organisation changes it.
AT_ONCE: Final = 128
AT_ONCE_TERM: Final = "cases.reports_at_once"
PER_MINUTE: Final = 10
# What counts as one more report: so many bytes of files. The slices of a file of 5 MB are nearly one, of 200 MB twenty-six.
BYTES_OF_ONE: Final = 10 * 1024 * 1024
# About 2 to this power tries of a few milliseconds each (in a browser some twenty).
BITS: Final = 5
WORK: Final = {"n": 4096, "r": 8, "p": 1, "dklen": 4, "maxmem": 8 * 1024 * 1024}
LONGEST_NUMBER: Final = 12
SALT: Final = "zuiver.cases.work"


@dataclass
class Bucket:
    """How many reports may still come without work, and as of when."""

    left: float
    since: datetime
    lock: Lock = field(default_factory=Lock)

    def take(self, cost: float, most: int, now: datetime) -> bool:
        """Take out what a report costs; return whether there was enough. Fills up with time, never over `most`."""
        with self.lock:
            minutes = max(0.0, (now - self.since) / timedelta(minutes=1))
            self.left, self.since = min(float(most), self.left + minutes * PER_MINUTE), now
            if self.left < cost:
                return False
            self.left -= cost
            return True


_buckets: dict[int, Bucket] = {}


def forget() -> None:
    """Begin with full buckets, as a process that starts."""
    _buckets.clear()


def paying(
    organisation: Organisation, deed: Callable[[Organisation, Frame], object], *, by_size: bool = False
) -> Callable[[Frame], object]:
    """Return the deed of an organisation, done after the frame paid for it: as one report, or as what it is of one."""

    def paid(frame: Frame) -> object:
        pay(organisation, frame, frame.size / BYTES_OF_ONE if by_size else 1)
        return deed(organisation, frame)

    return paid


def pay(organisation: Organisation, frame: Frame, cost: float = 1) -> None:
    """Let a frame pass that brought its work along, or for which the bucket holds enough. Raises Refusal "work_wanted"."""
    if frame.work:
        challenges = _challenges(organisation.pk, clock.now())
        if not any(is_solved(challenge, frame.digest, frame.work) for challenge in challenges):
            raise _work_wanted(challenges[0])
        return
    most = _at_once(organisation)
    now = clock.now()
    bucket = _buckets.setdefault(organisation.pk, Bucket(most, now))
    if not bucket.take(cost, most, now):
        raise _work_wanted(_challenges(organisation.pk, now)[0])


def is_solved(challenge: str, digest: str, number: str) -> bool:
    """Whether this number solves the riddle of a frame with this digest."""
    if len(number) > LONGEST_NUMBER or not (number.isascii() and number.isdecimal()):
        return False
    salt = f"zuiver-work-1\n{challenge}\n{digest}".encode()
    found = hashlib.scrypt(number.encode(), salt=salt, **WORK)
    return int.from_bytes(found, "big") >> (32 - BITS) == 0


def _work_wanted(challenge: str) -> Refusal:
    return Refusal(
        "work_wanted",
        "Very many messages arrive at this moment. Your browser does a little work and sends yours again by itself. "
        "Does this stay? Then try again later; your text stays where it is.",
        bits=BITS,
        challenge=challenge,
    )


def _challenges(organisation_id: int, now: datetime) -> tuple[str, str]:
    """The riddle of this hour and of the one before."""
    hours = (now, now - timedelta(hours=1))
    made = [
        salted_hmac(SALT, f"{organisation_id}:{hour:%Y-%m-%dT%H}", algorithm="sha256").hexdigest()[:32]
        for hour in hours
    ]
    return made[0], made[1]


def _at_once(organisation: Organisation) -> int:
    said = str(organisation.terms.get(AT_ONCE_TERM, "")).strip()
    return int(said) if said.isdecimal() and 0 < int(said) < 10**9 else AT_ONCE
