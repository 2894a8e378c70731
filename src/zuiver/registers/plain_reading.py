"""How the engine reads a payload of a register that has nothing special: names of fields instead of functions.

A register with more to say gives a function for that part only; all other parts follow from the names.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Required, TypedDict, Unpack

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.kernel.valuation import Valuation
from zuiver.people.names import name_key
from zuiver.registers.declaration import (
    Clean,
    EuroValue,
    FactSets,
    Field,
    Party,
    Proposal,
    Reading,
    Start,
    Surroundings,
    Typed,
)
from zuiver.registers.fields import Day, Hours, Period, SetOf, YesNo

TITLE_LENGTH: Final = 200
# Ten million euro: more is a slip of the keyboard.
MOST_CENTS: Final = 10_000_000 * 100
NOT_KNOWN: Final = frozenset({"onbekend", "niet bekend", "geen idee", "weet ik niet", "unknown", "not known"})

Points = Callable[[Clean, Surroundings], tuple[Message, ...]]
Facts = Callable[[Clean, Surroundings], Mapping[str, Any]]


class Names(TypedDict, total=False):
    """Which fields play which part, by name; a function only where a name does not say it.

    `title` is a text, or a function where no words may be kept; `day` the day (or period, from its first day) on which it
    happened or starts; `facts` are fields that are facts of the rule book under the same name, and `more_facts` adds to
    them. `value` is an amount, which is the fact `value_fact` in euro, at most `most_cents`. `searched` are the fields
    whose words a search finds: never a sensitive one. `manager_involved` is a yes/no field; yes means that the manager
    does not decide.
    """

    title: Required[str | Callable[[Clean], str]]
    day: str
    party: str
    kvk: str
    named: str
    category: str
    value: str
    value_fact: str
    most_cents: int
    searched: tuple[str, ...]
    facts: tuple[str, ...]
    more_facts: Facts
    points: Points
    check: Callable[[Clean], Mapping[str, Message]]
    start: Callable[[Clean], Start]
    manager_involved: str


def reading_of(fields: tuple[Field, ...], **names: Unpack[Names]) -> Reading:
    """Return the reading of a payload in which these fields play these parts."""
    plain = _Plain({field.name: field for field in fields}, names)
    return Reading(
        title=plain.title,
        category=lambda data: str(plain.stored(data, "category") or ""),
        happened=lambda data: day_of(plain.stored(data, "day")),
        party=lambda data: party_of(plain.stored(data, "party"), plain.stored(data, "kvk")),
        named=lambda data: tuple(plain.stored(data, "named") or ()),
        party_field=names.get("party", ""),
        named_field=names.get("named", ""),
        words=lambda data: tuple(str(data[name]) for name in names.get("searched", ()) if data.get(name)),
        value=plain.value,
        facts=plain.facts,
        points=names.get("points", _no_points),
        proposals=_no_proposals,
        check=names.get("check", _nothing_wrong),
        start=names.get("start", _open),
        as_declined=_as_typed,
        in_hand=_not_in_hand,
        manager_involved=lambda data: data.get(names.get("manager_involved", "manager_involved")) is True,
        from_facts=plain.typed,
    )


@dataclass(frozen=True)
class _Plain:
    """The parts of a plain reading that need more than a name."""

    fields: Mapping[str, Field]
    names: Names

    def stored(self, data: Clean, part: str) -> Any:
        """What is stored in the field that plays a part; None where none does."""
        name = self.names.get(part)
        return data.get(name) if isinstance(name, str) and name else None

    def title(self, data: Clean) -> str:
        name = self.names["title"]
        return name(data) if callable(name) else title_of(data.get(name))

    def value(self, data: Clean) -> Valuation | None:
        stored = self.stored(data, "value")
        return Valuation.from_json(stored) if stored else None

    def facts(self, data: Clean, around: Surroundings) -> FactSets:
        asked = self.names.get("facts", ())
        own = {name: fact_of(self.fields[name], data[name]) for name in asked if data.get(name) is not None}
        more = self.names.get("more_facts")
        found = own | person_facts(around) | dict(more(data, around) if more else {})
        value_fact = self.names.get("value_fact", "")
        if not value_fact:
            return FactSets((found,), found)
        return in_each_amount(found, value_fact, around.value, self.names.get("most_cents", MOST_CENTS))

    def typed(self, known: Mapping[str, Any]) -> Typed:
        asked = self.names.get("facts", ())
        return {
            name: typed_of(self.fields[name], known[name]) for name in asked if known.get(name) is not None
        }


def title_of(stored: Any) -> str:
    """Return the first line of a text as a title; a dash where nothing was filled in."""
    lines = str(stored or "").splitlines()
    line = lines[0] if lines else "-"
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1]}…"


def day_of(stored: Any) -> PartialDate | None:
    """Return the date in what a field with a day or a period stores: of a period the first day that is known."""
    if not stored:
        return None
    iso = stored.get("iso") or stored.get("from") or stored.get("until")
    return PartialDate.parse(iso) if iso else None


def party_of(name: Any, kvk: Any) -> Party | None:
    """Return an organisation by the words of a field; none where the words say that nobody knows it."""
    key = name_key(str(name or ""))
    if not key or key in NOT_KNOWN:
        return None
    return Party(str(name), kvk_digits(str(kvk or "")))


def kvk_digits(text: str) -> str:
    """Return a Chamber of Commerce number without the spaces and points that people put in it."""
    return text.replace(" ", "").replace(".", "")


def kvk_problem(data: Clean, field: str) -> dict[str, Message]:
    """Return the message for a Chamber of Commerce number that cannot be one; nothing for none or a right one."""
    number = kvk_digits(str(data.get(field) or ""))
    if not number or (len(number) == 8 and number.isascii() and number.isdigit()):
        return {}
    return {
        field: Message("A Chamber of Commerce number has eight digits. Correct it, or leave the field empty.")
    }


def person_facts(around: Surroundings) -> dict[str, Any]:
    """Return what the rules may know of the person, as far as it is known."""
    optional = {"function": around.function, "team": around.team, "salary_scale": around.salary_scale}
    return {
        "person_type": around.person_type,
        "hr_record": around.has_hr_record,
        "has_manager": around.has_manager,
        **{name: known for name, known in optional.items() if known is not None},
    }


def fact_of(field: Field, stored: Any) -> Any:
    """Return what a stored answer is to the rules; None: unknown. For a choice "unknown" is an answer like any other."""
    if isinstance(field.type, YesNo):
        return None if stored == "unknown" else stored
    if isinstance(field.type, Hours):
        return Decimal(stored)
    if isinstance(field.type, Day | Period):
        when = day_of(stored)
        return when.first_day() if when and when.precision == "day" else None
    return stored


def typed_of(field: Field, known: Any) -> Any:
    """Return what a form holds for a fact, so that nothing is asked twice."""
    if isinstance(known, bool):
        return "yes" if known else "no"
    if isinstance(field.type, SetOf):
        return [str(one) for one in known]
    return str(known)


def in_each_amount(known: dict[str, Any], name: str, worth: EuroValue, most_cents: int) -> FactSets:
    """Return the facts for each amount that the value can be: the known one, and both ends of what it can be."""
    in_doubt = known | {name: None}
    if worth.low is None and worth.high is None:
        return FactSets((in_doubt,), in_doubt)
    low = 0 if worth.low is None else worth.low
    high = most_cents if worth.high is None else worth.high
    one = () if worth.cents is None else (worth.cents,)
    amounts = tuple(dict.fromkeys((*one, low, high)))
    return FactSets(tuple(known | {name: Decimal(cents) / 100} for cents in amounts), in_doubt)


def _no_points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    return ()


def _no_proposals(data: Clean, around: Surroundings) -> tuple[Proposal, ...]:
    return ()


def _nothing_wrong(data: Clean) -> Mapping[str, Message]:
    return {}


def _open(data: Clean) -> Start:
    return Start.OPEN


def _as_typed(typed: Typed) -> Typed:
    return typed


def _not_in_hand(data: Clean) -> bool:
    return False
