"""Which files with gifts can be read, and what a line of each says. Nothing is guessed: what is not there stays open."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from zuiver.catalogue.gifts.fields import GIFT_FIELDS
from zuiver.catalogue.other_registers.lines import FileKind, Look, OtherLine
from zuiver.kernel.dates import PartialDate, find_date, read_date
from zuiver.kernel.errors import InvalidData, Message
from zuiver.kernel.valuation import read_valuation
from zuiver.people.table_file import Line

# Why somebody should look at a value: the reasons of `kernel.valuation.read_valuation`.
VALUE_LOOKS: Final = {
    "not_understood": Message("There is more in “{text}” than we can read. Fill in the value by hand."),
    "too_long": Message("This text is too long to be a value. Fill in the value by hand."),
    "question_mark": Message("The writer doubts: “{text}”. Ask what it was worth."),
    "said_unknown": Message("“{text}” says unknown and names an amount. Ask which it is."),
    "excl_vat": Message("“{text}” is without VAT. Fill in what it costs in a shop."),
    "each": Message("“{text}” is for one piece. Fill in the value of the whole gift."),
    "foreign_currency": Message(
        "“{text}” is not in euro. Fill in the exchange rate of the day, or the value in euro."
    ),
    "label": Message("The words in “{text}” may give the amount another meaning. Check it."),
}


# An empty text beats the default of a form: a file that says nothing has nothing guessed into it.
_NOTHING_SAID: Final = {one.name: "" for one in GIFT_FIELDS}
_OWN_FIELDS: Final = tuple(one.name for one in GIFT_FIELDS if one.name != "named")


def file_kind(header: Sequence[str]) -> FileKind:
    """Return what kind of file has these columns; own columns, when it is none of the others."""
    names = {name.strip().strip('"').lower() for name in header}
    return next((kind for kind in OTHERS if set(kind.required) <= names), OWN)


def _senate(line: Line, key: str) -> OtherLine:
    """A line of the gift register of the Dutch Senate: the date stands at the end of the description."""
    description, when = find_date(line["omschrijving_datum"])
    value, looks = _value("waarde_ruw", line["waarde_ruw"])
    if when is None:
        looks += (
            ("omschrijving_datum", Message("There is no date in this description. Fill it in by hand.")),
        )
    if not line["persoon"]:
        raise InvalidData({"persoon": Message("Nobody is named here, so it is nobody's gift. Fill it in.")})
    return OtherLine(
        number=line.number,
        key=key,
        person_key=line["persoon"],
        person_name=line["persoon"],
        typed={
            **_NOTHING_SAID,
            "description": description,
            "giver_organisation": line["gever"],
            "value": value,
            "happened_on": when or "",
        },
        literal=SENATE.literal(line),
        looks=looks,
    )


def _own(line: Line, key: str) -> OtherLine:
    """A line in the columns of Zuiver itself: those of a gift, by the names of the fields."""
    if not line["employee_key"] and not line["person_name"]:
        raise InvalidData({"employee_key": Message("Nobody is named here. Fill in a key or a name.")})
    value, looks = _value("value", line["value"])
    typed = {**_NOTHING_SAID, **{name: line[name] for name in _OWN_FIELDS}, "value": value}
    return OtherLine(
        number=line.number,
        key=key,
        person_key=line["employee_key"],
        person_name=line["person_name"],
        typed=typed,
        literal=OWN.literal(line),
        reported_on=_reported_on(line["reported_on"]),
        looks=looks,
    )


def _value(column: str, text: str) -> tuple[Any, tuple[Look, ...]]:
    if not text:
        return "", ()
    found = read_valuation(text)
    looks = tuple((column, Message(VALUE_LOOKS[reason].msgid, {"text": text})) for reason in found.needs_look)
    return found, looks


def _reported_on(text: str) -> date | None:
    if not text:
        return None
    try:
        found: PartialDate = read_date(text, date.max)
    except InvalidData as wrong:
        raise wrong.for_field("reported_on") from wrong
    if found.precision != "day":
        raise InvalidData(
            {"reported_on": Message("{text} is not a day. Write it as 2026-05-12.", {"text": text})}
        )
    return found.first_day()


SENATE: Final = FileKind(
    name="senate",
    known=("peiling", "persoon", "omschrijving_datum", "gever", "waarde_ruw"),
    required=("persoon", "omschrijving_datum", "gever", "waarde_ruw"),
    read=_senate,
    identity=("peiling", "persoon", "omschrijving_datum"),
)
OWN: Final = FileKind(
    name="own",
    known=("source_id", "employee_key", "person_name", "reported_on", *_OWN_FIELDS),
    required=("description",),
    read=_own,
    identity=("employee_key", "person_name", "description", "happened_on", "giver_organisation"),
)
OTHERS: Final = (SENATE,)
