"""Entries go to who decides today: after a change of team or manager, and where their assessor cannot decide any more.

Only what waits for a step of the assessor moves. What the former one decided stays theirs.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from zuiver.kernel import clock
from zuiver.measures.commands import reroute_within
from zuiver.people.actor import Actor
from zuiver.people.models import Leadership, Person, Relation
from zuiver.registers.advice import consent_by
from zuiver.registers.cases import case_of
from zuiver.registers.commands.recording import note, subject_of
from zuiver.registers.lifecycle import STATES, Holder
from zuiver.registers.models import Entry, EntryConflict, EntryNamed
from zuiver.registers.registry import register_of
from zuiver.registers.routing import Routed, route
from zuiver.registers.telling import tell_gone_on, tell_holders

ASSESSED = [state for state, info in STATES.items() if info.holder is Holder.ASSESSOR]


def entries_reroute(actor: Actor) -> int:
    """Give entries of an assessor who cannot decide on the actor's day to who decides now; return how many.

    That is who leads no unit any more, who became close to the person, who is named in it and who stepped aside.
    For the program itself, once a day. Each entry is a transaction of its own; a second time finds nothing.
    """
    return sum(_reroute(actor, pk) for pk in list(_orphans(actor).values_list("pk", flat=True)))


def entries_reroute_after_change(actor: Actor, *, person_id: int, former_id: int) -> int:
    """Give what waits for a former manager of somebody to who decides on that person now; return how many entries.

    For the program itself, when somebody changed team or got another manager. What waits for somebody else stays there.
    """
    left = _waiting(actor).filter(person_id=person_id, assessor_id=former_id).order_by("pk")
    return sum(_reroute(actor, pk) for pk in list(left.values_list("pk", flat=True)))


def _waiting(actor: Actor) -> QuerySet[Entry]:
    rows: QuerySet[Entry] = Entry.rows.of(actor.organisation_id)
    return rows.filter(is_open=True, state__in=ASSESSED, assessor__isnull=False)


def _orphans(actor: Actor) -> QuerySet[Entry]:
    organisation_id = actor.organisation_id
    leads = Leadership.rows.of(organisation_id).filter(
        Leadership.on(actor.on), person_id=OuterRef("assessor_id")
    )
    both_ways = Q(person_id=OuterRef("person_id"), other_id=OuterRef("assessor_id")) | Q(
        person_id=OuterRef("assessor_id"), other_id=OuterRef("person_id")
    )
    here = {"entry_id": OuterRef("pk"), "person_id": OuterRef("assessor_id")}
    too_close = (
        Exists(Relation.rows.of(organisation_id).filter(both_ways))
        | Exists(EntryNamed.rows.of(organisation_id).filter(**here))
        | Exists(EntryConflict.rows.of(organisation_id).filter(**here))
    )
    return _waiting(actor).filter(~Exists(leads) | too_close).order_by("pk")


@transaction.atomic
def _reroute(actor: Actor, pk: int) -> bool:
    entry = (
        Entry.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("person", "organisation", "assessor")
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
    former = entry.assessor
    entry.assessor, entry.assessor_role = routed.assessor, routed.role
    entry.state_since = entry.updated_at = clock.now()
    entry.save(update_fields=["assessor", "assessor_role", "state_since", "updated_at"])
    subject = subject_of(entry)
    moved = reroute_within(actor, subject=subject, assessor=routed.assessor, assessor_role=routed.role)
    note(entry, actor, "registers.entry.rerouted", {"role": routed.role, **moved})
    _tell_both(actor, entry, former, routed, not_these)
    return True


def _tell_both(
    actor: Actor, entry: Entry, former: Person | None, routed: Routed, not_these: frozenset[int]
) -> None:
    """Who has it now, and who had it and need not look for it. At its own moment: it may come back to the same desk."""
    moment = f"moved{entry.state_since:%Y%m%d%H%M%S}"
    tell_holders(actor, entry, [Holder.ASSESSOR], acting=routed.acting, not_these=not_these, happening=moment)
    if former is not None:
        tell_gone_on(actor, entry, former, moment)
