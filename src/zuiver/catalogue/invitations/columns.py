"""Which files with trips can be read, and what a line of one says. Nothing is guessed: what is not there stays open."""

import re
from collections.abc import Sequence
from typing import Final

from zuiver.catalogue.invitations.fields import INVITATION_FIELDS
from zuiver.catalogue.invitations.travellers import Travellers
from zuiver.catalogue.other_registers.lines import FileKind, Look, OtherLine, fitting
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.kernel.period_side import read_side
from zuiver.people.table_file import Line
from zuiver.registers.fields import Text

# Who travelled is enough: sex, birth and death say nothing about a trip, so they are not stored.
NOT_KEPT: Final = ("geslacht", "geboortedatum", "overlijdensdatum")
KNOWN: Final = (
    "naam", "functie", *NOT_KEPT, "doel", "bestemming", "van", "tot_en_met", "betaald_door",
)  # fmt: skip
REQUIRED: Final = ("naam", "doel", "bestemming", "van")
# Field of the register, and the column in which its text stands.
TEXTS: Final = {"description": "doel", "destination": "bestemming", "paid_by": "betaald_door"}

DATE_LOOKS: Final = {
    "about": Message("The writer is not sure: “{text}”. Ask when it was."),
    "roughly": Message("“{text}” says only roughly when in that time. Fill in the date if you know it."),
    "short_year": Message("The year in “{text}” is not complete. Fill in the whole year."),
}
NO_DATE: Final = Message("There is no date here. Fill it in if you know it.")
NOT_READ: Final = Message("We cannot read “{text}” as a date. Fill in the date by hand.")
TURNED: Final = Message("The last day, “{end}”, lies before the first, “{start}”. Fill in what is right.")
OTHER_CLOCK: Final = Message("“{text}” is a moment on a clock elsewhere. Fill in the day it was here.")

# Dates as programs write them: a day with a time behind it, and perhaps the clock by which it is meant.
_WITH_TIME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9:.]+)(Z|[+-][0-9:]+)?")
# In a column of dates a month of a year, where in a title it can also be two years.
_MONTH: Final = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])")
_MIDNIGHT: Final = re.compile(r"[0:.]+")

_NOTHING_SAID: Final = {one.name: "" for one in INVITATION_FIELDS}
_LONGEST: Final = {one.name: one.type.longest for one in INVITATION_FIELDS if isinstance(one.type, Text)}


def trip_kind(lines: Sequence[Line]) -> FileKind:
    """Return how the lines of this file are read; people of one name are told apart by the whole file."""
    travellers = Travellers(lines)

    def read(line: Line, key: str) -> OtherLine:
        name, looks = travellers.of(line)
        start, end, date_looks = _days(line["van"], line["tot_en_met"])
        texts, text_looks = _texts(line)
        return OtherLine(
            number=line.number,
            key=key,
            person_key=name,
            person_name=name,
            typed={
                **_NOTHING_SAID,
                **texts,
                "event_kind": "trip",
                "event_date": start or "",
                "event_until": end or "",
            },
            literal=kind.literal(line),
            looks=(*looks, *date_looks, *text_looks),
        )

    kind = FileKind(
        name="trips",
        known=KNOWN,
        required=REQUIRED,
        identity=("naam", "doel", "bestemming", "van"),
        read=read,
        not_kept=NOT_KEPT,
    )
    return kind


def _texts(line: Line) -> tuple[dict[str, str], tuple[Look, ...]]:
    found = {field: fitting(line[column], column, _LONGEST[field]) for field, column in TEXTS.items()}
    looks = tuple(look for _, some in found.values() for look in some)
    return {field: text for field, (text, _) in found.items()}, looks


def _days(first: str, last: str) -> tuple[PartialDate | None, PartialDate | None, tuple[Look, ...]]:
    """Return both days; where the last lies before the first, nobody knows which of them is wrong."""
    start, start_looks = read_day("van", first)
    end, end_looks = read_day("tot_en_met", last)
    if start and end and end.last_day() < start.first_day():
        why = Message(TURNED.msgid, {"start": first, "end": last})
        return None, None, (("van", why), ("tot_en_met", why))
    return start, end, (*start_looks, *end_looks)


def read_day(column: str, text: str) -> tuple[PartialDate | None, tuple[Look, ...]]:
    """Return a date as far as it is certain, and what somebody should look at."""
    if not text:
        return None, ((column, NO_DATE),)
    if month := _MONTH.fullmatch(text):
        return PartialDate(int(month[1]), int(month[2])), ()
    day = text
    if match := _WITH_TIME.fullmatch(text):
        day, time, zone = match.groups()
        if zone and not _MIDNIGHT.fullmatch(time):
            return None, ((column, Message(OTHER_CLOCK.msgid, {"text": text})),)
    found, doubts = read_side(day)
    looks = tuple(
        (column, Message(DATE_LOOKS.get(doubt, NOT_READ).msgid, {"text": text})) for doubt in doubts
    )
    return found, looks
