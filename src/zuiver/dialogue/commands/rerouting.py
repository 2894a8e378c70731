"""Questions whose manager leads nobody any more go to who answers today: nothing stays at a desk that is empty."""

from django.db import transaction
from django.db.models import QuerySet

from zuiver.dialogue.cases import case_of
from zuiver.dialogue.commands.recording import note
from zuiver.dialogue.lifecycle import WAITING
from zuiver.dialogue.models import Question
from zuiver.dialogue.routing import route
from zuiver.dialogue.telling import tell_answerers
from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Leadership


def questions_reroute(actor: Actor) -> int:
    """Give questions of a manager who leads no unit on the actor's day to who answers now; return how many.

    For the program itself, once a day. Each question is a transaction of its own; a second time finds nothing.
    """
    return sum(_reroute(actor, pk) for pk in list(_orphans(actor).values_list("pk", flat=True)))


def _orphans(actor: Actor) -> QuerySet[Question]:
    leaders = Leadership.rows.of(actor.organisation_id).filter(Leadership.on(actor.on))
    rows: QuerySet[Question] = Question.rows.of(actor.organisation_id)
    return (
        rows.filter(is_open=True, state__in=WAITING, assessor__isnull=False)
        .exclude(assessor_id__in=leaders.values("person_id"))
        .order_by("pk")
    )


@transaction.atomic
def _reroute(actor: Actor, pk: int) -> bool:
    question = (
        Question.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("person", "organisation")
        .get(pk=pk)
    )
    if question.state not in WAITING:
        return False
    not_these = case_of(question).ruled_out
    try:
        routed = route(question.person, question.addressee, actor.on, not_these=not_these)
    except Refusal:
        # Nobody can answer now: it stays where it is, and its reminders go on to who asked.
        return False
    if (routed.assessor, routed.role) == (question.assessor, question.assessor_role):
        return False
    question.assessor, question.assessor_role = routed.assessor, routed.role
    question.state_since = question.updated_at = clock.now()
    question.save(update_fields=["assessor", "assessor_role", "state_since", "updated_at"])
    note(question, actor, "dialogue.question.rerouted", {"role": routed.role})
    tell_answerers(actor, question, acting=routed.acting, not_these=not_these | {question.person_id})
    return True
