"""What a stored gift says to the engine: its title, its giver, its date, and the facts for the decision aid."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from zuiver.catalogue.gifts.fields import GIFT_FIELDS, MOST_CENTS
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.kernel.valuation import Valuation
from zuiver.people.names import name_key
from zuiver.registers.declaration import Clean, EuroValue, FactSets, Party, Start, Surroundings, Typed
from zuiver.registers.fields import YesNo

# Fields that are facts under the same name and with the same values.
SAME_AS_FACT: Final = (
    "offer_kind",
    "courtesy_exchange",
    "requested_presentation",
    "can_refuse_politely",
    "feels_wrong",
    "quid_pro_quo",
    "work_related",
    "private_contact_with_giver",
    "intent_to_influence",
    "delivery_place",
    "recipient",
    "group_size",
    "explained_to_giver",
    "manager_involved",
)
YES_NO: Final = frozenset(field.name for field in GIFT_FIELDS if isinstance(field.type, YesNo))
STARTS: Final = {
    "declined": Start.DECLINED,
    "returned": Start.RETURNED,
    "handed_in": Start.HANDING_IN,
}
NOT_KNOWN: Final = frozenset({"onbekend", "niet bekend", "geen idee", "weet ik niet", "unknown", "not known"})
TITLE_LENGTH: Final = 200


def title(data: Clean) -> str:
    """The first line of the description."""
    line = str(data["description"]).splitlines()[0]
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1]}…"


def category(data: Clean) -> str:
    """Gifts of one kind are alike; of a gift of another register the kind is often not known."""
    return str(data.get("offer_kind") or "")


def happened(data: Clean) -> PartialDate | None:
    """When it was received or offered."""
    stored = data.get("happened_on")
    return PartialDate.parse(stored["iso"]) if stored else None


def party(data: Clean) -> Party | None:
    """The organisation of the giver; none where the words say that nobody knows it: two such are not one giver."""
    name = str(data.get("giver_organisation") or "")
    key = name_key(name)
    if not key or key in NOT_KNOWN:
        return None
    return Party(name, kvk_digits(str(data.get("giver_kvk") or "")))


def named(data: Clean) -> tuple[str, ...]:
    """The colleagues who got it too."""
    return tuple(data.get("named") or ())


def words(data: Clean) -> tuple[str, ...]:
    """What a search finds: never a sensitive field."""
    return tuple(
        str(data[name]) for name in ("description", "giver_organisation", "occasion") if data.get(name)
    )


def value(data: Clean) -> Valuation | None:
    """What it is worth, as it was written down."""
    stored = data.get("value")
    return Valuation.from_json(stored) if stored else None


def start(data: Clean) -> Start:
    """What the person did already."""
    return STARTS.get(str(data.get("response")), Start.OPEN)


def as_declined(typed: Typed) -> Typed:
    """What was typed, when the person says in one tap: I said no."""
    return {**typed, "direction": "offered", "response": "declined"}


def in_hand(data: Clean) -> bool:
    """Whether it was taken, and not only offered; where a line of another register does not say: unless declined."""
    direction = data.get("direction")
    return direction == "received" or (direction is None and data.get("response") != "declined")


def manager_involved(data: Clean) -> bool:
    """Whether the person says that the manager cannot decide on it."""
    return data.get("manager_involved") is True


def facts(data: Clean, around: Surroundings) -> FactSets:
    """The facts of the decision aid, for each amount that the value can be."""
    known = {name: _fact(name, data[name]) for name in SAME_AS_FACT if data.get(name) is not None}
    known |= _context(data, around)
    in_doubt = known | {"value_eur": None}
    readings = tuple(known | {"value_eur": Decimal(cents) / 100} for cents in _amounts(around.value))
    return FactSets(readings or (in_doubt,), in_doubt)


def _context(data: Clean, around: Surroundings) -> dict[str, Any]:
    context: dict[str, Any] = {
        "already_received": in_hand(data),
        "asked_at": "after" if in_hand(data) else "before",
        "same_giver_count": around.same_giver_count,
        "manager_consent": around.consent,
        "person_type": around.person_type,
        "hr_record": around.has_hr_record,
        "has_manager": around.has_manager,
    }
    listed = {"tender_running_with_giver": around.tenders, "pending_decision_for_giver": around.decisions}
    for name, found in listed.items():
        answer = data.get(name)
        if answer is not None or found:
            context[name] = _with_list(answer, bool(found))
    optional = {"function": around.function, "team": around.team, "salary_scale": around.salary_scale}
    return context | {name: known for name, known in optional.items() if known is not None}


def _fact(name: str, stored: Any) -> Any:
    """A yes/no answer "I do not know" is unknown to the rules; for a choice it is an answer like any other."""
    return None if stored == "unknown" and name in YES_NO else stored


def _with_list(answer: Any, is_listed: bool) -> bool | None:
    """The answer of the person beside the supplier list. Where they say different things, nobody knows."""
    if answer is True or (is_listed and answer is not False):
        return True
    return None if is_listed or answer == "unknown" else False


def _amounts(worth: EuroValue) -> tuple[int, ...]:
    """The amounts that may lead to different answers: the known one, and both ends of what it can be."""
    if worth.low is None and worth.high is None:
        return ()
    low = 0 if worth.low is None else worth.low
    high = MOST_CENTS if worth.high is None else worth.high
    known = () if worth.cents is None else (worth.cents,)
    return tuple(dict.fromkeys((*known, low, high)))


def from_facts(known: Mapping[str, Any]) -> Typed:
    """What a form starts with after somebody asked the decision aid: nothing is asked twice."""
    typed = {name: _typed(known[name]) for name in SAME_AS_FACT if known.get(name) is not None}
    for name in ("tender_running_with_giver", "pending_decision_for_giver"):
        if known.get(name) is not None:
            typed[name] = _typed(known[name])
    if known.get("value_eur") is not None:
        typed["value"] = f"{Decimal(str(known['value_eur'])):.2f}".replace(".", ",")
    if known.get("already_received") is not None:
        typed["direction"] = "received" if known["already_received"] else "offered"
    return typed


def _typed(known: Any) -> Any:
    return {True: "yes", False: "no"}[known] if isinstance(known, bool) else str(known)


def kvk_digits(text: str) -> str:
    """A Chamber of Commerce number without the spaces and points that people put in it."""
    return text.replace(" ", "").replace(".", "")


def check(data: Clean) -> Mapping[str, Message]:
    """What does not go together."""
    found: dict[str, Message] = {}
    kvk = kvk_digits(str(data.get("giver_kvk") or ""))
    if kvk and not (len(kvk) == 8 and kvk.isascii() and kvk.isdigit()):
        found["giver_kvk"] = Message(
            "A Chamber of Commerce number has eight digits. Correct it, or leave the field empty."
        )
    response = data.get("response")
    if in_hand(data) and response == "declined":
        found["response"] = Message(
            "You have it already, so you cannot say no to it any more. Choose that you gave it back or hand it in."
        )
    if not in_hand(data) and response in {"returned", "handed_in"}:
        found["response"] = Message(
            "It was only offered, so there is nothing to give back or hand in. Choose that you said no."
        )
    group, colleagues = data.get("group_size"), len(named(data))
    if group is not None and group < colleagues + 1:
        found["group_size"] = Message(
            "You name {count} colleagues, so with you there are at least {least}. Correct the number or the names.",
            {"count": colleagues, "least": colleagues + 1},
        )
    return found
