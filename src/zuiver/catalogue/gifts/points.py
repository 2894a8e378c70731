"""What the person and the manager may want to talk about. Points, never a verdict."""

from collections.abc import Iterator

from zuiver.catalogue.gifts import reading
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Proposal, Surroundings

# Field, answer, and what it gives to talk about.
OF_AN_ANSWER = (
    ("private_contact_with_giver", True, Message("The person knows the giver privately.")),
    ("feels_wrong", True, Message("It feels wrong to the person. What is it that does?")),
    ("can_refuse_politely", False, Message("Saying no was hardly possible. How could it be next time?")),
    ("delivery_place", "home", Message("It came to a home address. How did the giver get that?")),
    ("recipient", "partner", Message("It is for the partner. How does that look from outside?")),
    ("recipient", "family", Message("It is for the family. How does that look from outside?")),
    (
        "intent_to_influence",
        "suspected",
        Message("The person has the feeling that the giver wants something."),
    ),
    ("intent_to_influence", "yes", Message("The giver wants something.")),
    ("intent_to_influence", "unknown", Message("It is not clear what the giver wants. Why this, why now?")),
    ("requested_presentation", True, Message("It is a thank-you for a talk that was asked for.")),
)


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """The points of one gift, the weighty ones first."""
    return (*_of_the_giver(data, around), *_of_the_value(data, around), *_of_the_answers(data))


def _of_the_giver(data: Clean, around: Surroundings) -> Iterator[Message]:
    for title in around.tenders:
        yield Message("The giver takes part in a running tender: {title}.", {"title": title})
    for title in around.decisions:
        yield Message("The giver waits for a decision of ours: {title}.", {"title": title})
    if around.tenders and data.get("tender_running_with_giver") is False:
        yield Message("The person says that there is no tender; the list says that there is. Which is right?")
    if around.decisions and data.get("pending_decision_for_giver") is False:
        yield Message(
            "The person says that no decision is pending; the list says that one is. Which is right?"
        )
    repeated = around.repeat_threshold
    if repeated and around.same_giver_count >= repeated:
        yield Message(
            "This is number {count} that this giver gave this person in the period that we look at.",
            {"count": around.same_giver_count},
        )
    if repeated and around.same_giver_everyone >= repeated:
        yield Message(
            "In that period people here got {count} gifts of this giver, this one included.",
            {"count": around.same_giver_everyone},
        )


def _of_the_value(data: Clean, around: Surroundings) -> Iterator[Message]:
    worth = reading.value(data)
    if worth is None or worth.kind == "unknown":
        yield Message("Nobody knows what it is worth. What would it cost in a shop?")
    elif set(worth.needs_look) - {"foreign_currency"}:
        yield Message("It is not certain how the value is meant: “{text}”.", {"text": worth.text})
    elif worth.currency != "EUR" and around.value.low is None and around.value.high is None:
        yield Message(
            "There is no exchange rate of {currency} for that day. What was it worth in euro?",
            {"currency": worth.currency},
        )
    elif around.value.low != around.value.high:
        yield Message("The value lies between two amounts. Where exactly may matter.")
    group = data.get("group_size")
    if group and group > 1:
        yield Message("{count} people share it. The value of the whole gift counts.", {"count": group})


def _of_the_answers(data: Clean) -> Iterator[Message]:
    for name, answer, message in OF_AN_ANSWER:
        # `1 == True` in Python, so the type is compared too.
        if data.get(name) == answer and type(data.get(name)) is type(answer):
            yield message


def proposals(data: Clean, around: Surroundings) -> tuple[Proposal, ...]:
    """What the supplier list and earlier gifts say about questions that were not answered yet."""
    found: list[Proposal] = []
    if around.tenders:
        why = Message("The giver takes part in a running tender: {title}.", {"title": around.tenders[0]})
        found.append(Proposal("tender_running_with_giver", "yes", why))
    if around.decisions:
        why = Message("The giver waits for a decision of ours: {title}.", {"title": around.decisions[0]})
        found.append(Proposal("pending_decision_for_giver", "yes", why))
    if around.earlier.get("private_contact_with_giver") is True:
        why = Message("You said so the last time about this giver.")
        found.append(Proposal("private_contact_with_giver", "yes", why))
    if around.earlier.get("giver_person"):
        why = Message("It was this person the last time.")
        found.append(Proposal("giver_person", str(around.earlier["giver_person"]), why))
    return tuple(proposal for proposal in found if data.get(proposal.field) is None)
