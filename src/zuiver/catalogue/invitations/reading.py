"""What a stored invitation says to the engine, and the points to talk about."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from zuiver.catalogue.invitations.fields import INVITATION_FIELDS, MOST_CENTS
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Reading, Start, Surroundings
from zuiver.registers.lifecycle import State, groups
from zuiver.registers.plain_reading import day_of, kvk_problem, reading_of, title_of

# Fields that are facts under the same name and with the same values.
SAME_AS_FACT: Final = (
    "event_kind", "asked_at", "functional", "sober", "efficient", "lavish", "intent_to_influence", "who_pays",
    "returned_last_year", "manager_involved",
)  # fmt: skip


def title(data: Clean) -> str:
    """The first line of the description; of a trip of another register without one, where it went."""
    return title_of(data.get("description") or data.get("destination") or data.get("event_kind"))


def more_facts(data: Clean, around: Surroundings) -> Mapping[str, Any]:
    """The facts that lean on what the registers know: tenders, the talk with the manager, and how often before."""
    accepted = data.get("accepted_last_year")
    return {
        "tender_running_with_giver": _with_list(data.get("tender_running_with_giver"), bool(around.tenders)),
        "discussed_before": data.get("discussed_before") is True
        or around.state in groups.ANSWERED | {State.NOT_AGREED},
        "accepted_last_year": around.same_giver_count - 1 if accepted is None else accepted,
    }


def _with_list(answer: Any, is_listed: bool) -> bool | None:
    """The answer of the person beside the list of tenders. Where they say different things, nobody knows."""
    if answer is True or (is_listed and answer is not False):
        return True
    return None if is_listed or answer == "unknown" else False


def start(data: Clean) -> Start:
    """Whether it has been already."""
    return Start.AFTERWARDS if data.get("asked_at") == "after" else Start.OPEN


def check(data: Clean) -> Mapping[str, Message]:
    """What does not go together."""
    found: dict[str, Message] = {**kvk_problem(data, "inviter_kvk")}
    first, last, talked = (day_of(data.get(name)) for name in ("event_date", "event_until", "discussed_on"))
    if _is_before(last, first):
        found["event_until"] = Message("The last day lies before the first. Change one of the two.")
    if _is_before(first, talked) and data.get("discussed_before") is True:
        found["discussed_on"] = Message(
            "That is after the day itself, so it was not beforehand. Change the day, or say that you did not talk about it."
        )
    return found


def _is_before(day: PartialDate | None, other: PartialDate | None) -> bool:
    return day is not None and other is not None and day.last_day() < other.first_day()


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """What the person and the manager may want to talk about, the weighty points first."""
    return (*_of_the_inviter(data, around), *_of_the_answers(data))


def _of_the_inviter(data: Clean, around: Surroundings) -> Iterator[Message]:
    for name in around.tenders:
        yield Message("Who invites takes part in a running tender: {title}.", {"title": name})
    for name in around.decisions:
        yield Message("Who invites waits for a decision of ours: {title}.", {"title": name})
    if around.tenders and data.get("tender_running_with_giver") is False:
        yield Message("The person says that there is no tender; the list says that there is. Which is right?")
    if around.repeat_threshold and around.same_giver_count >= around.repeat_threshold:
        yield Message(
            "This is invitation number {count} of them to this person in the period that we look at.",
            {"count": around.same_giver_count},
        )
    if around.repeat_threshold and around.same_giver_everyone >= around.repeat_threshold:
        yield Message(
            "In that period people here recorded {count} invitations of them, this one included.",
            {"count": around.same_giver_everyone},
        )


def _of_the_answers(data: Clean) -> Iterator[Message]:
    if data.get("partner_invited") is True:
        yield Message("The partner is invited too. How does that look from outside?")
    if data.get("intent_to_influence") in {"suspected", "yes", "unknown"}:
        yield Message("It is not clear what they want with it. Why this, why now?")
    if data.get("event_kind") == "vip_entertainment":
        yield Message("This is more fun than work. What would you say to a journalist?")
    if not data.get("cost"):
        yield Message("Nobody knows what it costs. What would you pay for it yourself?")


READING: Final[Reading] = reading_of(
    INVITATION_FIELDS,
    title=title,
    day="event_date",
    party="inviter_organisation",
    kvk="inviter_kvk",
    named="named",
    category="event_kind",
    value="cost",
    value_fact="cost_eur",
    most_cents=MOST_CENTS,
    searched=("description", "inviter_organisation", "destination", "paid_by"),
    facts=SAME_AS_FACT,
    more_facts=more_facts,
    points=points,
    check=check,
    start=start,
)
