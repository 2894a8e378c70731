"""The filters of the register in an address: read without a guess, and written back the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from zuiver.kernel.dates import read_date
from zuiver.kernel.errors import InvalidData, Message, invalid
from zuiver.kernel.money import read_amount
from zuiver.registers.lifecycle import State
from zuiver.registers.queries import SORTS, EntryFilters, Sort

NAMES: Final = (
    "zoek", "staat", "advies", "eenheid", "persoon", "gever", "laat", "open", "van", "tot", "bedrag_van", "bedrag_tot",
)  # fmt: skip
ORDER: Final = "volgorde"
CURSOR: Final = "vanaf"
DAY: Final = "dag"
# Sort orders by their Dutch word in the address.
ORDERS: Final[Mapping[str, Sort]] = {
    "nieuwste": "-date",
    "oudste": "date",
    "laatst-gemeld": "-reported",
    "eerst-gemeld": "reported",
    "hoogste": "-amount",
    "laagste": "amount",
    "gever": "giver",
    "gever-andersom": "-giver",
}
ORDER_WORDS: Final[Mapping[str, Message]] = {
    "nieuwste": Message("newest first"),
    "oudste": Message("oldest first"),
    "laatst-gemeld": Message("reported last"),
    "eerst-gemeld": Message("reported first"),
    "hoogste": Message("highest value"),
    "laagste": Message("lowest value"),
    "gever": Message("organisation, A to Z"),
    "gever-andersom": Message("organisation, Z to A"),
}
DEFAULT_ORDER: Final = "nieuwste"
LONGEST: Final = 200


@dataclass(frozen=True)
class Asked:
    """What an address asks for: as typed, as filters, and what could not be read."""

    typed: Mapping[str, str]
    filters: EntryFilters
    order: str
    cursor: str
    errors: Mapping[str, Message] = field(default_factory=dict)

    @property
    def sort(self) -> Sort:
        """The order for the query."""
        return ORDERS[self.order]

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list."""
        return any(self.typed[name] for name in NAMES)

    def address(self, path: str, **more: str) -> str:
        """Return the address of this view, with other values for some names."""
        values = {name: self.typed[name] for name in NAMES}
        if self.order != DEFAULT_ORDER:
            values[ORDER] = self.order
        query = urlencode({name: value for name, value in (values | more).items() if value})
        return f"{path}?{query}" if query else path

    def carried(self) -> list[tuple[str, str]]:
        """The filters as hidden fields, for a form that adds to them."""
        return [(name, self.typed[name]) for name in (*NAMES, ORDER) if self.typed[name]]


def read_filters(query: QueryDict, today: date) -> Asked:
    """Read an address. What cannot be read gives a message and narrows nothing."""
    typed = {name: query.get(name, "").strip()[:LONGEST] for name in (*NAMES, ORDER, DAY)}
    errors: dict[str, Message] = {}
    filters = EntryFilters(
        text=typed["zoek"],
        state=_state(typed, errors),
        open_only=typed["open"] == "ja",
        outcome=typed["advies"],
        unit=typed["eenheid"],
        person=typed["persoon"],
        counterparty=typed["gever"],
        late={"ja": True, "nee": False}.get(typed["laat"]),
        from_=_day(typed, "van", today, errors, last=False),
        until=_day(typed, "tot", today, errors, last=True),
        amount_from=_cents(typed, "bedrag_van", errors),
        amount_until=_cents(typed, "bedrag_tot", errors),
    )
    order = typed[ORDER] if typed[ORDER] in ORDERS else DEFAULT_ORDER
    return Asked(typed, filters, order, query.get(CURSOR, "")[:LONGEST], errors)


def read_jump(typed: Mapping[str, str], today: date) -> date | None:
    """The day to go to, or None when none was given. Raises InvalidData under "dag"."""
    if not typed[DAY]:
        return None
    try:
        return read_date(typed[DAY], today).last_day()
    except InvalidData as problem:
        raise problem.for_field(DAY) from None


def _state(typed: Mapping[str, str], errors: dict[str, Message]) -> str:
    if typed["staat"] and typed["staat"] not in set(State):
        errors["staat"] = Message("There is no such state. Choose one of the list.")
        return ""
    return typed["staat"]


def _day(
    typed: Mapping[str, str], name: str, today: date, errors: dict[str, Message], *, last: bool
) -> date | None:
    """A month or a year counts from its first day, and up to its last."""
    if not typed[name]:
        return None
    try:
        found = read_date(typed[name], today)
    except InvalidData as problem:
        errors[name] = next(iter(problem.errors.values()))
        return None
    return found.last_day() if last else found.first_day()


def _cents(typed: Mapping[str, str], name: str, errors: dict[str, Message]) -> int | None:
    if not typed[name]:
        return None
    try:
        money = read_amount(typed[name])
        if money.currency != "EUR":
            raise invalid("amount", "The register filters on euro. Fill in an amount in euro.")
    except InvalidData as problem:
        errors[name] = next(iter(problem.errors.values()))
        return None
    return money.cents


assert set(ORDERS.values()) == set(SORTS)  # noqa: S101 - a new order of the query needs a word here
