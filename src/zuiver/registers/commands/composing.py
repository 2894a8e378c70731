"""From what was typed to all that an entry says: its columns, its advice, who is named and who decides."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.people.models import Counterparty, Organisation, Person
from zuiver.people.names import name_key
from zuiver.registers.advice import Advice, advise, facts_line
from zuiver.registers.declaration import Clean, Register
from zuiver.registers.models import Entry, EntryNamed, Ruling
from zuiver.registers.parties import is_sensitive_party, party_for, party_found
from zuiver.registers.payload import RATE
from zuiver.registers.search import index_text
from zuiver.registers.surroundings import around_entry

NAME_LENGTH = 200


@dataclass(frozen=True)
class Composed:
    """A payload with everything that follows from it."""

    data: dict[str, Any]
    advice: Advice
    when: PartialDate | None
    counterparty: Counterparty | None
    named: tuple[Person, ...]
    is_late: bool


def compose(
    actor: Actor,
    register: Register,
    organisation: Organisation,
    person: Person,
    data: dict[str, Any],
    *,
    reported: date,
    entry: Entry | None = None,
) -> Composed:
    """Work out what follows from a clean payload. Raises InvalidData for a colleague or organisation that is none."""
    named = _named(register, person, data)
    counterparty = _counterparty(actor, register, data)
    around = around_entry(
        organisation, register, data, person=person, counterparty=counterparty, today=actor.on, entry=entry
    )
    advice = advise(organisation, register, data, around)
    when = register.reading.happened(data)
    if around.value.at_rate:
        data = {**data, RATE: dict(around.value.at_rate)}
    return Composed(
        data=data,
        advice=advice,
        when=when,
        counterparty=counterparty,
        named=named,
        is_late=when is not None and advice.is_late(when.last_day(), reported),
    )


def _counterparty(actor: Actor, register: Register, data: dict[str, Any]) -> Counterparty | None:
    """The organisation outside. One that only few may know of is found, never made: a made one is offered to all."""
    party = register.reading.party(data)
    if is_sensitive_party(register):
        return party_found(actor.organisation_id, party)
    return party_for(actor, party, register.reading.party_field)


def fill(entry: Entry, register: Register, found: Composed) -> None:
    """Put the columns of an entry in line with its payload."""
    reading = register.reading
    party = reading.party(found.data)
    entry.schema_version = register.schema_version
    entry.data = found.data
    entry.title = reading.title(found.data)
    entry.category = reading.category(found.data)
    entry.counterparty = found.counterparty
    entry.party_name = party.name[:NAME_LENGTH] if party else ""
    entry.party_key = name_key(entry.party_name)
    entry.amount_cents = found.advice.around.value.cents
    entry.happened_on = found.when.first_day() if found.when else None
    entry.happened_precision = found.when.precision if found.when else "none"
    entry.is_late = found.is_late
    entry.outcome = found.advice.outcome
    entry.receipt = found.advice.stored
    party_words = "" if is_sensitive_party(register) else entry.party_name
    entry.search_text = index_text((*reading.words(found.data), entry.person.name, party_words))


def save_beside(entry: Entry, found: Composed, *, is_new: bool = False) -> None:
    """Store what stands beside an entry: the people who are named in it, and the facts on which the rules answered.

    With a new entry nothing stands there yet, so nothing is looked up.
    """
    if found.named or not is_new:
        _save_named(entry, found.named)
    _save_ruling(entry, found.advice)


def advise_again(actor: Actor, entry: Entry, register: Register, before: Clean) -> None:
    """Let the aid answer anew where what changed in the payload is a fact of the rules. The caller saves the entry."""
    if entry.data == before:
        return
    around = around_entry(
        entry.organisation, register, entry.data,
        person=entry.person, counterparty=entry.counterparty, today=actor.on, entry=entry,
    )  # fmt: skip
    if register.reading.facts(before, around) == register.reading.facts(entry.data, around):
        return
    advice = advise(entry.organisation, register, entry.data, around)
    entry.outcome, entry.receipt = advice.outcome, advice.stored
    _save_ruling(entry, advice)


def _save_ruling(entry: Entry, advice: Advice) -> None:
    """Keep on which facts the rules answered; one line for each entry, of its newest answer."""
    if entry.receipt is None or not advice.facts:
        Ruling.rows.of(entry.organisation_id).filter(entry=entry).delete()
        return
    ruling = Ruling(
        organisation_id=entry.organisation_id,
        entry=entry,
        kind=entry.kind,
        on=advice.around.on,
        facts=facts_line(advice.facts),
    )
    Ruling.rows.bulk_create(
        [ruling], update_conflicts=True, unique_fields=["entry"], update_fields=["on", "facts"]
    )


def _save_named(entry: Entry, named: Collection[Person]) -> None:
    wanted = {person.pk for person in named}
    rows = EntryNamed.rows.of(entry.organisation_id).filter(entry=entry)
    known = set(rows.values_list("person_id", flat=True))
    if known - wanted:
        rows.filter(person_id__in=known - wanted).delete()
    EntryNamed.rows.bulk_create(
        EntryNamed(organisation_id=entry.organisation_id, entry=entry, person_id=pk)
        for pk in sorted(wanted - known)
    )


def _named(register: Register, person: Person, data: dict[str, Any]) -> tuple[Person, ...]:
    wanted = register.reading.named(data)
    if not wanted:
        return ()
    found = list(Person.rows.of(person.organisation_id).filter(public_id__in=wanted))
    if len(found) < len(wanted) or person in found:
        message = Message("One of these is not a colleague of yours. Choose colleagues from the list again.")
        raise InvalidData({register.reading.named_field: message})
    return tuple(found)
