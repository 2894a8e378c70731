"""The hand-in desk: who took what, when, and where it went."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.registers.cases import case_of, check_action
from zuiver.registers.commands.recording import (
    locked_entry,
    move,
    person_id_of,
    stop_on,
    stop_unless_seen,
    store,
)
from zuiver.registers.fields import Text
from zuiver.registers.lifecycle import BY_ACTION, Transition
from zuiver.registers.models import Entry, HandIn
from zuiver.registers.registry import register_of
from zuiver.registers.telling import tell_holders


@transaction.atomic
def hand_in_receive(actor: Actor, *, public_id: str, place: str, what: str, received_on: date) -> HandIn:
    """Take something in and give it a number: the receipt. Raises NotFound, Refusal and InvalidData."""
    entry, step = _at_the_desk(actor, public_id, "receive")
    # One after the other, so that no number is given twice.
    Organisation.objects.select_for_update().get(pk=entry.organisation_id)
    hand_in = HandIn(
        organisation_id=entry.organisation_id,
        entry=entry,
        received_by_id=person_id_of(actor),
        received_on=_day("received_on", received_on, actor.on),
        place=_line("place", place, 200),
        what=_line("what", what, 500),
        year=received_on.year,
        serial=_next_serial(entry.organisation_id, received_on.year),
    )
    hand_in.save()
    _finish(actor, entry, step, hand_in)
    return hand_in


@transaction.atomic
def hand_in_destination(actor: Actor, *, public_id: str, destination: str, on: date) -> HandIn:
    """Record where it went, which closes the entry. Raises NotFound, Refusal and InvalidData."""
    entry, step = _at_the_desk(actor, public_id, "settle")
    hand_in: HandIn = HandIn.rows.of(entry.organisation_id).get(entry=entry)
    if on < hand_in.received_on:
        message = Message(
            "It came in on {day}, so it cannot have left before. Correct the date.",
            {"day": hand_in.received_on.isoformat()},
        )
        raise InvalidData({"on": message})
    hand_in.destination = _line("destination", destination, 300)
    hand_in.destination_on = _day("on", on, actor.on)
    hand_in.save(update_fields=["destination", "destination_on"])
    _finish(actor, entry, step, hand_in)
    return hand_in


def _at_the_desk(actor: Actor, public_id: str, action: str) -> tuple[Entry, Transition]:
    entry = locked_entry(actor, public_id)
    register = register_of(entry.kind)
    case = case_of(entry, register)
    stop_unless_seen(actor, case, entry, None)
    stop_on(check_action(actor, case, register, action))
    return entry, BY_ACTION[action]


def _finish(actor: Actor, entry: Entry, step: Transition, hand_in: HandIn) -> None:
    if step.to is not None:
        move(entry, step.to)
    store(entry, actor, step.action, step.event, extra={"number": hand_in.number})
    tell_holders(actor, entry, step.tells)


def _next_serial(organisation_id: int, year: int) -> int:
    found = HandIn.rows.of(organisation_id).filter(year=year).aggregate(last=Max("serial"))
    return (found["last"] or 0) + 1


def _line(field: str, text: str, longest: int) -> str:
    try:
        read = Text(longest).clean(text, date.min)
    except InvalidData as wrong:
        raise wrong.for_field(field) from wrong
    if not read:
        raise InvalidData({field: Message("This is still empty. Fill it in; it stands on the receipt.")})
    return read


def _day(field: str, day: date, today: date) -> date:
    if day > today:
        raise InvalidData({field: Message("This day has yet to come. Fill in the day on which it happened.")})
    return day
