"""Measures go along with who assesses their subject; nothing stays at a desk that is empty."""

from django.db import transaction
from django.db.models import QuerySet

from zuiver.measures.cases import ruled_out_of
from zuiver.measures.commands.lapsing import open_of
from zuiver.measures.commands.recording import note_step, note_subject, said_of, store
from zuiver.measures.lifecycle import STATES, Holder, State
from zuiver.measures.models import Measure
from zuiver.measures.routing import Checker, checker_for
from zuiver.measures.telling import tell_holders
from zuiver.people.actor import Actor
from zuiver.people.models import Leadership, Person
from zuiver.people.queries import assessor_for

REROUTE = "reroute"


@transaction.atomic
def measures_reroute(
    actor: Actor, *, subject: str, assessor: Person | None = None, assessor_role: str = ""
) -> int:
    """Give the open measures of a subject to who assesses it now, in the caller's transaction; return how many moved.

    A second time moves none, and then writes nothing.
    """
    moved = _moved(actor, subject, Checker(assessor, assessor_role))
    if moved:
        note_subject(actor, "measures.subject.rerouted", subject, moved)
    return len(moved)


def reroute_within(
    actor: Actor, *, subject: str, assessor: Person | None = None, assessor_role: str = ""
) -> dict[str, object]:
    """Let them go along as part of a step that writes the one audit event itself; return what that event says of them."""
    return said_of("rerouted", _moved(actor, subject, Checker(assessor, assessor_role)))


def _moved(actor: Actor, subject: str, wanted: Checker) -> list[Measure]:
    not_these = ruled_out_of(actor.organisation_id, subject)
    moved = []
    for measure in open_of(actor, subject):
        checker = checker_for(wanted, measure.person, measure.owner, actor.on, not_these)
        if _hand_over(actor, measure, checker):
            moved.append(measure)
    return moved


def measures_reroute_after_change(actor: Actor, *, person_id: int, former_id: int) -> int:
    """Give the measures about somebody that a former manager checks to who assesses that person now; return how many.

    For the program itself, when somebody changed team or got another manager. What somebody else checks stays there.
    """
    rows: QuerySet[Measure] = Measure.rows.of(actor.organisation_id)
    left = rows.filter(person_id=person_id, assessor_id=former_id, is_open=True).order_by("pk")
    return sum(_reroute(actor, pk) for pk in list(left.values_list("pk", flat=True)))


def measures_reroute_orphans(actor: Actor) -> int:
    """Give measures of an assessor who leads no unit on the actor's day to who decides now; return how many.

    For the program itself, once a day. Each measure is a transaction of its own; a second time finds nothing.
    """
    return sum(_reroute(actor, pk) for pk in list(_orphans(actor).values_list("pk", flat=True)))


def _orphans(actor: Actor) -> QuerySet[Measure]:
    leaders = Leadership.rows.of(actor.organisation_id).filter(Leadership.on(actor.on))
    rows: QuerySet[Measure] = Measure.rows.of(actor.organisation_id)
    left = rows.filter(is_open=True, assessor__isnull=False)
    return left.exclude(assessor_id__in=leaders.values("person_id")).order_by("pk")


@transaction.atomic
def _reroute(actor: Actor, pk: int) -> bool:
    measure: Measure | None = (
        Measure.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("person", "owner", "assessor")
        .filter(pk=pk, is_open=True)
        .first()
    )
    if measure is None:
        return False
    not_these = ruled_out_of(actor.organisation_id, measure.subject) | {measure.owner_id}
    found = assessor_for(measure.person, actor.on, not_these=not_these)
    checker = checker_for(
        Checker(found.person, found.role), measure.person, measure.owner, actor.on, not_these
    )
    if not _hand_over(actor, measure, checker):
        return False
    note_step(actor, measure, "measures.measure.rerouted")
    return True


def _hand_over(actor: Actor, measure: Measure, checker: Checker) -> bool:
    """Give a measure to who checks it from now on; False where that is who does so already."""
    if (checker.person, checker.role) == (measure.assessor, measure.assessor_role):
        return False
    measure.assessor, measure.assessor_role = checker.person, checker.role
    store(measure, actor, REROUTE)
    if STATES[State(measure.state)].holder is Holder.ASSESSOR:
        tell_holders(actor, measure, {Holder.ASSESSOR})
    return True
