"""A few thousand different gifts, each read, advised on and turned into columns by the functions of the product.

A million entries are these gifts with another giver, person and day. What hangs on those three is filled in per entry:
in the texts of JSON at places that were left open, in the advice by asking the rules once per combination.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from random import Random
from typing import Any, Final

from growing.surroundings import Giver, Place
from growing.words import OCCASIONS, THINGS
from zuiver.kernel.dates import PartialDate
from zuiver.people.models import Organisation, Person
from zuiver.registers.advice import Advice, advise, facts_line
from zuiver.registers.commands.composing import Composed, fill
from zuiver.registers.declaration import Register, Start, Surroundings
from zuiver.registers.models import Entry
from zuiver.registers.payload import clean_or_raise
from zuiver.registers.rates import euro_value
from zuiver.registers.search import words_of

# Places left open in a payload.
GIVER: Final = "<giver>"
DAY: Final = "<day>"
NAMED: Final = "<named>"
NAMED_NOBODY: Final = f', "named": ["{NAMED}"]'

# How often, and what is said about the background.
BACKGROUNDS: Final[tuple[tuple[int, dict[str, str]], ...]] = (
    (45, {"courtesy_exchange": "yes", "intent_to_influence": "no"}),
    (15, {"courtesy_exchange": "yes", "intent_to_influence": "no", "requested_presentation": "yes"}),
    (25, {"courtesy_exchange": "no", "intent_to_influence": "no"}),
    (10, {"courtesy_exchange": "no", "intent_to_influence": "unknown"}),
    (5, {"courtesy_exchange": "no", "intent_to_influence": "suspected"}),
)
PLACES: Final = ("work",) * 50 + ("event",) * 30 + ("post",) * 15 + ("home",) * 5
RECIPIENTS: Final = ("self",) * 80 + ("team",) * 15 + ("partner",) * 3 + ("family",) * 2
LENGTHS: Final = {"day": 10, "month": 7}


@dataclass(frozen=True)
class Answer:
    """The advice on a case, and its receipt up to the facts that hang on the person."""

    advice: Advice
    opening: str
    facts: Mapping[str, Any]

    def asked(self, place: Place, count: int) -> str | None:
        """Return the facts as a line of JSON; None where no rules were in force on the day."""
        if not self.opening:
            return None
        return json.dumps({**self.facts, "same_giver_count": count, **place.facts})

    def line(self, place: Place, count: int) -> str:
        """Return the facts as a ruling keeps them."""
        return facts_line({**self.advice.facts, "same_giver_count": count, **place.facts})


@dataclass(frozen=True)
class Case:
    """A gift without its giver, its person and its day."""

    columns: Mapping[str, Any]
    data: Mapping[str, Any]
    payload: str
    start: Start
    in_hand: bool
    is_shared: bool
    precision: str
    words_before: tuple[str, ...]
    words_after: tuple[str, ...]

    def payload_of(self, giver: Giver, day: date, named: Sequence[str]) -> str:
        """Return the stored payload as JSON; `named` are public ids of colleagues."""
        text = self.payload.replace(GIVER, _escaped(giver.name))
        text = text.replace(f'"{DAY}"', _day(day, self.precision))
        return (
            text.replace(NAMED_NOBODY, "") if not named else text.replace(f'["{NAMED}"]', json.dumps(named))
        )


class Cases:
    """All cases, and what the rules answer to them."""

    def __init__(self, organisation: Organisation, register: Register, today: date, chance: Random) -> None:
        self._organisation = organisation
        self._register = register
        self._today = today
        self._chance = chance
        self._nobody = Person(name="")
        self._answers: dict[tuple[object, ...], Answer] = {}

    def draw(self, count: int) -> list[Case]:
        """Return that many cases."""
        today = PartialDate.parse(self._today.isoformat())
        return [self._case(_typed(self._chance, today)) for _ in range(count)]

    def answer(
        self, number: int, case: Case, day: date, place: Place, *, tender: bool, decision: bool, count: int
    ) -> Answer:
        """Return the advice on case `number` on a day; the rules are asked once for what comes to the same."""
        book = self._register.rule_book(day, self._organisation.policy_pack)
        threshold = book.terms[self._register.terms.repeated_from].value if book else None
        repeated = threshold is not None and count >= int(threshold)
        person_type = place.facts.get("person_type", "employee")
        key = (number, tender, decision, repeated, person_type, id(book))
        if key not in self._answers:
            around = replace(
                self._around(case.data, day),
                tenders=("tender",) if tender else (),
                decisions=("decision",) if decision else (),
                same_giver_count=count,
                person_type=person_type,
            )
            self._answers[key] = _answer(advise(self._organisation, self._register, case.data, around))
        return self._answers[key]

    def _around(self, data: Mapping[str, Any], day: date) -> Surroundings:
        value = self._register.reading.value(data)
        return Surroundings(
            on=day, value=euro_value(self._organisation.pk, value, PartialDate.parse(day.isoformat()))
        )

    def _case(self, typed: Mapping[str, Any]) -> Case:
        reading = self._register.reading
        data = clean_or_raise(self._register, typed, self._today)
        when = reading.happened(data)
        precision = when.precision if when else "day"
        entry = Entry(organisation_id=self._organisation.pk, kind=self._register.kind, person=self._nobody)
        advice = advise(self._organisation, self._register, data, self._around(data, self._today))
        fill(entry, self._register, Composed(data, advice, when, None, (), is_late=False))
        before, after = _around_giver(reading.words(data))
        stored = {**data, "happened_on": DAY}
        is_shared = "group_size" in data
        if is_shared:
            stored["named"] = [NAMED]
        return Case(
            columns={field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields},
            data=data,
            payload=json.dumps(stored),
            start=reading.start(data),
            in_hand=reading.in_hand(data),
            is_shared=is_shared,
            precision=precision,
            words_before=before,
            words_after=after,
        )


def _typed(chance: Random, today: PartialDate) -> dict[str, Any]:
    """What somebody types about a gift; the giver and the day come later."""
    what, kind, cents = chance.choice(THINGS)
    (background,) = chance.choices([said for _, said in BACKGROUNDS], [often for often, _ in BACKGROUNDS])
    offered = chance.random() < (0.6 if kind == "invitation" else 0.08)
    typed: dict[str, Any] = {
        "direction": "offered" if offered else "received",
        "offer_kind": kind,
        "description": f"{what} {chance.choice(OCCASIONS)}",
        "value": _amount(chance, cents),
        "giver_organisation": GIVER,
        "happened_on": today if chance.random() < 0.99 else PartialDate.parse(today.iso[:7]),
        "delivery_place": chance.choice(PLACES),
        "recipient": chance.choice(RECIPIENTS),
        **background,
    }
    if chance.random() < 0.03:
        typed["group_size"] = chance.randrange(2, 12)
    if offered and chance.random() < 0.4:
        typed |= {"response": "declined", "explained_to_giver": "yes"}
    elif not offered and chance.random() < 0.06:
        typed |= {"response": chance.choice(["returned", "handed_in"]), "explained_to_giver": "yes"}
    return typed


def _amount(chance: Random, middle: int) -> str:
    """Return a value as people write it, around a middle in cents."""
    cents = max(50, round(middle * chance.lognormvariate(0, 0.35)))
    exact = f"{cents // 100},{cents % 100:02}"
    euros = max(1, round(cents / 100))
    kinds = (exact, f"ca. {euros}", f"minder dan {euros + 5}", f"tussen {euros} en {euros + 10}", "onbekend")
    (found,) = chance.choices(kinds, (70, 18, 4, 4, 4))
    return found


def _around_giver(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a search finds before and after the name of the giver."""
    place = words.index(GIVER)
    before = tuple(word for part in words[:place] for word in words_of(part))
    after = tuple(word for part in words[place + 1 :] for word in words_of(part))
    return before, after


def _answer(advice: Advice) -> Answer:
    stored = dict(advice.stored or {})
    facts = stored.pop("facts", {})
    opening = f'{json.dumps(stored)[:-1]}, "facts": ' if stored else ""
    return Answer(advice, opening, facts)


@lru_cache(maxsize=64)
def _day(day: date, precision: str) -> str:
    known = PartialDate.parse(day.isoformat()[: LENGTHS[precision]])
    return json.dumps({"iso": known.iso, "literal": known.show("nl")})


@lru_cache(maxsize=50_000)
def _escaped(text: str) -> str:
    return json.dumps(text)[1:-1]
