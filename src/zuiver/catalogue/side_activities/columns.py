"""Which files with side activities can be read, and what a line of one says. What is not there stays open."""

from typing import Any, Final

from zuiver.catalogue.other_registers.lines import FileKind, Look, OtherLine, fitting
from zuiver.catalogue.side_activities.fields import SIDE_ACTIVITY_FIELDS
from zuiver.catalogue.side_activities.title_reading import (
    TITLE,
    read_pay,
    read_phase,
    read_survey,
    read_title,
)
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.table_file import Line
from zuiver.registers.fields import Text

KNOWN: Final = (
    "peiling", "persoon", "status", "titel_periode", "beschrijving", "bezoldigd", "advieswerk", "sector",
)  # fmt: skip
REQUIRED: Final = ("persoon", "titel_periode")
NO_TITLE: Final = Message("There is no title here; the description was taken for it. Fill in what it is.")

# An empty text beats the default of a form: a file that says nothing has nothing guessed into it.
_NOTHING_SAID: Final = {one.name: "" for one in SIDE_ACTIVITY_FIELDS}
_LONGEST: Final = {one.name: one.type.longest for one in SIDE_ACTIVITY_FIELDS if isinstance(one.type, Text)}


def _read(line: Line, key: str) -> OtherLine:
    if not line["persoon"]:
        raise InvalidData(
            {"persoon": Message("Nobody is named here, so it is nobody's side activity. Fill it in.")}
        )
    typed, looks = _activity(line)
    name = " ".join(line["persoon"].split())
    return OtherLine(
        number=line.number,
        key=key,
        person_key=name,
        person_name=name,
        typed={**_NOTHING_SAID, **typed},
        literal=SENATE.literal(line),
        looks=looks,
    )


def _activity(line: Line) -> tuple[dict[str, Any], tuple[Look, ...]]:
    """What the line says about the activity. The description stands below the title, as it was written."""
    title, description = line[TITLE], line["beschrijving"]
    read = read_title(title)
    looks = read.looks if title else ((TITLE, NO_TITLE),)
    phase, phase_looks = read_phase(line["status"], read.period, read_survey(line["peiling"]))
    paid, pay_looks = read_pay(line["bezoldigd"], title)
    words = "\n".join(filter(None, (read.rest, description)))
    activity, fit_looks = fitting(words, TITLE, _LONGEST["activity"])
    typed = {
        "activity": activity,
        "phase": phase or "",
        "paid": "" if paid is None else paid,
        "started_on": read.period.start or "",
        "ends_on": read.period.end or "",
    }
    return typed, (*looks, *phase_looks, *pay_looks, *fit_looks)


SENATE: Final = FileKind(
    name="senate_side_activities",
    known=KNOWN,
    required=REQUIRED,
    identity=("peiling", "persoon", TITLE),
    read=_read,
)
