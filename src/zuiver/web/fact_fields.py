"""Facts in a form: `fact.<name>` holds a value as text. Empty means "I do not know", which is an answer too.

Yes and no are `yes` and `no`; an amount is `12.50`; a set is `a,b`, and `-` when it is empty on purpose.
What a person typed is read kindly ("12,50", "gisteren"); what the rules cannot take is an error in words.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.http import QueryDict

from zuiver.kernel import clock
from zuiver.kernel.dates import read_date
from zuiver.kernel.errors import InvalidData, Message
from zuiver.kernel.valuation import read_valuation
from zuiver.rules.errors import FactError
from zuiver.rules.model import Fact
from zuiver.rules.values import Value, reader_for

PREFIX: Final = "fact."
UNKNOWN: Final = ""
NONE_OF_THESE: Final = "-"
FIELD: Final = "answer"


def to_pairs(answers: Mapping[str, Value]) -> list[tuple[str, str]]:
    """The answers as hidden fields, in the order in which they were given."""
    return [(PREFIX + name, as_text(value)) for name, value in answers.items()]


def as_text(value: Value) -> str:
    """A value as it travels in a form."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ",".join(sorted(value)) or NONE_OF_THESE
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def from_post(facts: Mapping[str, Fact], post: QueryDict) -> dict[str, Value]:
    """The answers that travelled along. One that these rules cannot read any more is left out, so that it is asked again."""
    found: dict[str, Value] = {}
    for field, text in post.items():
        fact = facts.get(field.removeprefix(PREFIX)) if field.startswith(PREFIX) else None
        if fact is not None and isinstance(text, str):
            try:
                found[fact.name] = read_answer(fact, text)
            except InvalidData:
                continue
    return found


def read_answer(fact: Fact, text: str) -> Value:
    """The value that a person gave for a fact; None for "I do not know". Raises InvalidData under `answer`."""
    if text.strip() == UNKNOWN:
        return None
    try:
        plain = _plain(fact, text.strip())
        return None if plain is None else reader_for(fact)(plain)
    except FactError as problem:
        raise InvalidData({FIELD: _message(fact, problem)}) from problem
    except InvalidData as problem:
        raise problem.for_field(FIELD) from problem


def _plain(fact: Fact, text: str) -> Any:
    match fact.type:
        case "bool":
            return {"yes": True, "no": False}.get(text, text)
        case "set":
            return [] if text == NONE_OF_THESE else text.split(",")
        case "money":
            return _euros(text)
        case "int" | "decimal":
            return _number(fact, text)
        case "date":
            return _day(text)
        case "datetime":
            return text.replace(" ", "T")
    return text


def _euros(text: str) -> Decimal | None:
    """An amount, also an estimate ("ongeveer 20"); more or less than something is not an amount."""
    valuation = read_valuation(text)
    if valuation.kind == "unknown" and not valuation.needs_look:
        return None
    cents = valuation.known_cents("EUR")
    if cents is None or valuation.needs_look:
        raise InvalidData(
            {FIELD: Message("Give one amount in euros. About right is good enough, for example 15.")}
        )
    return Decimal(cents) / 100


def _number(fact: Fact, text: str) -> int | Decimal:
    try:
        return int(text) if fact.type == "int" else Decimal(text.replace(",", "."))
    except (ValueError, InvalidOperation):
        raise InvalidData({FIELD: NOT_A_NUMBER}) from None


def _day(text: str) -> str:
    known = read_date(text, clock.today())
    if known.day is None:
        raise InvalidData({FIELD: Message("Here we need the day as well. For example: 12 May 2026.")})
    return known.iso


def _message(fact: Fact, problem: FactError) -> Message:
    if problem.code == "impossible_value" and fact.minimum is not None:
        return Message(
            "This number is not possible here. Choose one from {least} to {most}.",
            {"least": fact.minimum, "most": fact.maximum if fact.maximum is not None else "…"},
        )
    if fact.type == "datetime":
        return Message("We cannot read this moment. Write it as 2026-05-12 14:30.")
    return Message("We cannot read this answer. Choose one of the answers, or say that you do not know.")


NOT_A_NUMBER: Final = Message("This is not a number. Fill in a number, for example 3.")
