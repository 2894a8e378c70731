"""How the engine reads a payload of a register that has nothing special: names of fields instead of functions.

A register with more to say gives a function for that part only; all other parts follow from the names.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

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
NOT_KNOWN: Final = frozenset({"onbekend", "niet bekend", "geen idee", "weet ik niet", "unknown", "not known"})

Points = Callable[[Clean, Surroundings], tuple[Message, ...]]
Facts = Callable[[Clean, Surroundings], Mapping[str, Any]]


def reading_of(
    fields: tuple[Field, ...],
    *,
    title: str | Callable[[Clean], str],
    day: str = "",
    party: str = "",
    kvk: str = "",
    named: str = "",
    category: str = "",
    value: str = "",
    value_fact: str = "",
    most_cents: int = 10_000_000 * 100,
    searched: tuple[str, ...] = (),
    facts: tuple[str, ...] = (),
    more_facts: Facts | None = None,
    points: Points | None = None,
    check: Callable[[Clean], Mapping[str, Message]] | None = None,
    start: Callable[[Clean], Start] | None = None,
    manager_involved: str = "manager_involved",
) -> Reading:
    """Return the reading of a payload in which these fields play these parts.

    `title` is a text, or a function where no words may be kept;
    `day` the day (or period, from its first day) on which it happened or starts;
    `facts` are fields that are facts of the rule book under the same name, and `more_facts` adds to them. `value` is
    an amount, which is the fact `value_fact` in euro. `searched` are the fields whose words a search finds: never a
    sensitive one. `manager_involved` is a yes/no field; yes means that the manager does not decide.
    """
    by_name = {field.name: field for field in fields}

    def known(data: Clean, around: Surroundings) -> dict[str, Any]:
        own = {name: fact_of(by_name[name], data[name]) for name in facts if data.get(name) is not None}
        return own | person_facts(around) | dict(more_facts(data, around) if more_facts else {})

    def fact_sets(data: Clean, around: Surroundings) -> FactSets:
        found = known(data, around)
        return (
            in_each_amount(found, value_fact, around.value, most_cents)
            if value_fact
            else FactSets((found,), found)
        )

    return Reading(
        title=title if callable(title) else lambda data: title_of(data.get(title)),
        category=lambda data: str(data.get(category) or "") if category else "",
        happened=lambda data: day_of(data.get(day)) if day else None,
        party=lambda data: party_of(data.get(party), data.get(kvk)) if party else None,
        named=lambda data: tuple(data.get(named) or ()) if named else (),
        party_field=party,
        named_field=named,
        words=lambda data: tuple(str(data[name]) for name in searched if data.get(name)),
        value=lambda data: Valuation.from_json(data[value]) if value and data.get(value) else None,
        facts=fact_sets,
        points=points or _no_points,
        proposals=_no_proposals,
        check=check or _nothing_wrong,
        start=start or _open,
        as_declined=_as_typed,
        in_hand=_not_in_hand,
        manager_involved=lambda data: data.get(manager_involved) is True,
        from_facts=lambda found: {
            name: typed_of(by_name[name], found[name]) for name in facts if found.get(name) is not None
        },
    )


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
