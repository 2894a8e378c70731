"""Who opened an entry, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.queries import ReadLine
from zuiver.registers.registry import all_registers
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address

CAPACITIES: Final[Mapping[str, Message]] = {
    "person": Message("whose entry it is"),
    "registered": Message("who recorded it"),
    "named": Message("who is named in it"),
    "assessor": Message("who decides on it"),
    "deputy": Message("as a deputy"),
    "role": Message("who took it over"),
    "leads": Message("who leads the unit"),
    "team": Message("who works in the same team"),
    "register": Message("who keeps the register"),
    "desk": Message("hand-in desk"),
}


@dataclass(frozen=True)
class Reader:
    """One line: who, as what, which entry, when."""

    reader: str
    capacity: str
    title: str
    href: str
    moment: str
    times: int


def read_lines(lines: Iterable[ReadLine]) -> list[Reader]:
    """Return the lines for a page."""
    return [
        Reader(
            reader=line.reader,
            capacity=capacity_words(line.capacity),
            title=line.entry_title,
            href=entry_address(all_registers()[0], line.entry_public_id),
            moment=shown.moment(line.first_at),
            times=line.times,
        )
        for line in lines
    ]


def capacity_words(capacity: str) -> str:
    """As what somebody read it; a capacity of an older version shows as it was stored."""
    message = CAPACITIES.get(capacity)
    return shown.words(message) if message else capacity
