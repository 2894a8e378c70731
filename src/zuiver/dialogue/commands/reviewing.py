"""The second pair of eyes: publish, ask for changes, refuse; and later stop using an example.

Publishing cuts every tie: the question, the writer and the earlier texts go. That it happened stands in the audit trail.
"""

from typing import Final

from django.db import transaction

from zuiver.dialogue.cases import check_precedent_action
from zuiver.dialogue.commands.precedent_texts import locked_precedent, read_texts, store
from zuiver.dialogue.commands.recording import read_words, stop_on, stop_unless_seen
from zuiver.dialogue.lifecycle import Holder, PrecedentState, transition
from zuiver.dialogue.models import Precedent, PrecedentVersion
from zuiver.dialogue.telling import tell_writer
from zuiver.kernel.errors import Message, Refusal
from zuiver.people.actor import Actor

REMARK: Final = Message("There is no reason yet. Write in a sentence what should be different, or why not.")


@transaction.atomic
def precedent_review(
    actor: Actor, *, public_id: str, action: str, remark: str = "", version: int | None = None
) -> Precedent:
    """Do one step of the reviewer: approve, request_changes, refuse or retire.

    Never by who wrote it, and never by who asked the question. Raises NotFound, Refusal, and InvalidData under
    "remark"; approving also under the texts, should a name have become known since.
    """
    precedent, proposal = locked_precedent(actor, public_id)
    stop_unless_seen(precedent.version, version)
    stop_on(check_precedent_action(actor, proposal, action))
    step = transition(action, proposal.state)
    if step is None or step.holder is not Holder.REVIEWER:
        raise Refusal("not_a_review", "Choose what you do with this example.")
    precedent.remark = read_words(actor, "remark", remark, needed=step.needs_words, problem=REMARK)
    writer = precedent.proposed_by
    if action == "approve":
        read_texts(actor, precedent.question, precedent.asked_words, precedent.answer_words)
        _cut_ties(actor, precedent)
    precedent.state = PrecedentState(step.to or precedent.state)
    store(precedent, actor, action, step.event)
    if step.tells is Holder.ANSWERER:
        tell_writer(actor, precedent, writer)
    return precedent


def _cut_ties(actor: Actor, precedent: Precedent) -> None:
    precedent.question = precedent.proposed_by = None
    precedent.published_on = actor.on
    precedent.remark = ""
    PrecedentVersion.rows.of(actor.organisation_id).filter(precedent=precedent).delete()
