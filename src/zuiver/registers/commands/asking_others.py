"""Asking colleagues in neutral words: others recorded something of this giver; did you get something too?"""

from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from zuiver.audit.record import record
from zuiver.kernel.dates import add_months
from zuiver.kernel.errors import Refusal
from zuiver.notices.commands import Telling, tell_many
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment, Counterparty, Organisation
from zuiver.registers import permissions
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of
from zuiver.registers.terms import setting

RECEIVED_TOO: Final = "received_too"
# What stands before the id of the organisation in the subject of the notice.
GIVER: Final = "giver-"


@transaction.atomic
def others_ask(actor: Actor, *, kind: str, giver: str) -> int:
    """Ask who works in the teams where something of this giver was recorded, and recorded nothing of it, once a month.

    `giver` is the public id of the organisation. Nobody is named, and not answering means nothing. Return how many were
    asked. Raises NotFound for who does not keep the register, and Refusal where there is nobody to ask.
    """
    register = register_of(kind)
    within = register.terms.repeated_within_months
    party = Counterparty.rows.of(actor.organisation_id).filter(public_id=giver).first()
    if party is None or within is None or not actor.may(register.readers.permission):
        raise permissions.not_found()
    organisation = Organisation.objects.get(pk=actor.organisation_id)
    months = setting(organisation, register, within)
    people = _silent(actor, register, party, months)
    if not people:
        raise Refusal(
            "nobody_to_ask",
            "Everybody in these teams recorded something of this giver. There is nobody to ask.",
        )
    subject = f"{register.kind}:{GIVER}{party.public_id}"
    key = f"{RECEIVED_TOO}:{party.public_id}:{actor.on:%Y-%m}"
    tell_many(actor.organisation_id, [Telling(pk, RECEIVED_TOO, subject, f"{key}:{pk}") for pk in people])
    record(
        "registers.others.asked",
        organisation_id=actor.organisation_id,
        actor=actor.label,
        subject=f"counterparty:{party.public_id}",
        data={"count": len(people), "kind": register.kind},
    )
    return len(people)


def _silent(actor: Actor, register: Register, party: Counterparty, months: int) -> list[int]:
    entries: QuerySet[Entry] = Entry.rows.of(actor.organisation_id).filter(
        kind=register.kind, counterparty=party, happened_on__gt=add_months(actor.on, -months)
    )
    entries = entries.exclude(state=State.WITHDRAWN)
    here = Assignment.rows.of(actor.organisation_id).filter(
        Assignment.on(actor.on), unit__in=entries.values("unit")
    )
    silent = here.exclude(person__in=entries.values("person")).exclude(person_id=actor.person_id or 0)
    return sorted(set(silent.values_list("person_id", flat=True)))
