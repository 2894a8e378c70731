"""Entries whose assessor leads nobody any more go to who decides today: nothing stays with a desk that is empty."""

from django.db import transaction
from django.db.models import QuerySet

from zuiver.kernel import clock
from zuiver.measures.commands import reroute_within
from zuiver.people.actor import Actor
from zuiver.people.models import Leadership
from zuiver.registers.advice import consent_by
from zuiver.registers.cases import case_of
from zuiver.registers.commands.recording import note, subject_of
from zuiver.registers.lifecycle import STATES, Holder
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of
from zuiver.registers.routing import route
from zuiver.registers.telling import tell_holders

ASSESSED = [state for state, info in STATES.items() if info.holder is Holder.ASSESSOR]


def entries_reroute(actor: Actor) -> int:
    """Give entries of an assessor who leads no unit on the actor's day to who decides now; return how many.

    For the program itself, once a day. Each entry is a transaction of its own; a second time finds nothing.
    """
    return sum(_reroute(actor, pk) for pk in list(_orphans(actor).values_list("pk", flat=True)))


def _orphans(actor: Actor) -> QuerySet[Entry]:
    leaders = Leadership.rows.of(actor.organisation_id).filter(Leadership.on(actor.on))
    rows: QuerySet[Entry] = Entry.rows.of(actor.organisation_id)
    return (
        rows.filter(is_open=True, state__in=ASSESSED, assessor__isnull=False)
        .exclude(assessor_id__in=leaders.values("person_id"))
        .order_by("pk")
    )


@transaction.atomic
def _reroute(actor: Actor, pk: int) -> bool:
    entry = (
        Entry.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("person", "organisation")
        .get(pk=pk)
    )
    if entry.state not in ASSESSED:
        return False
    register = register_of(entry.kind)
    case = case_of(entry, register)
    not_these = case.not_these | case.named
    by = consent_by(entry.organisation, register, actor.on)
    routed = route(entry.person, actor.on, not_these=not_these, consent_by=by)
    if (routed.assessor, routed.role) == (entry.assessor, entry.assessor_role):
        return False
    entry.assessor, entry.assessor_role = routed.assessor, routed.role
    entry.state_since = entry.updated_at = clock.now()
    entry.save(update_fields=["assessor", "assessor_role", "state_since", "updated_at"])
    subject = subject_of(entry)
    moved = reroute_within(actor, subject=subject, assessor=routed.assessor, assessor_role=routed.role)
    note(entry, actor, "registers.entry.rerouted", {"role": routed.role, **moved})
    tell_holders(actor, entry, [Holder.ASSESSOR], acting=routed.acting, not_these=not_these)
    return True
