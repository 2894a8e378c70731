"""Ids: time-ordered ones for rows, short unguessable ones for addresses."""

import secrets
from threading import Lock
from uuid import UUID

from zuiver.kernel import clock

# Of each set of look-alikes (0 and o, 1 and l and i, 2 and z, 5 and s, 8 and b, 9 and g and q, u and v) at
# most one is left, so that a person can copy an id from paper.
READABLE = "3467acdefghjkmnprtwxyz"
PUBLIC_LENGTH = 17

_COUNTER_BITS = 42
_TAIL_BITS = 32
_LOW_74_TO_UUID = 62


class _Sequence:
    """The last millisecond and counter given out; the next id sorts after them (RFC 9562, 6.2, method 1)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._millisecond = -1
        self._counter = 0

    def next(self, millisecond: int) -> tuple[int, int]:
        """Return a pair (millisecond, counter) above all earlier ones, also when the clock steps back."""
        with self._lock:
            if millisecond > self._millisecond:
                self._start(millisecond)
            elif self._counter + 1 == 1 << _COUNTER_BITS:
                self._start(self._millisecond + 1)
            else:
                self._counter += 1
            return self._millisecond, self._counter

    def _start(self, millisecond: int) -> None:
        self._millisecond = millisecond
        # The highest bit starts at zero: at least 2^41 ids fit in one millisecond.
        self._counter = secrets.randbits(_COUNTER_BITS - 1)


_sequence = _Sequence()


def new_id() -> UUID:
    """Return a UUID version 7 (RFC 9562): 48 bits of time, a 42-bit counter, 32 random bits.

    Ids of one process only go up; the random bits keep the ids of different processes apart.
    """
    millisecond, counter = _sequence.next(clock.real_milliseconds())
    after_time = counter << _TAIL_BITS | secrets.randbits(_TAIL_BITS)
    high, low = after_time >> _LOW_74_TO_UUID, after_time & ((1 << _LOW_74_TO_UUID) - 1)
    return UUID(int=millisecond << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def new_public_id() -> str:
    """Return an id for a URL: 17 characters out of 22 without look-alikes, over 75 bits of chance."""
    return "".join(secrets.choice(READABLE) for _ in range(PUBLIC_LENGTH))
