"""Two steps with a form of their own: a new measure in place of one that does not work, and another owner."""

from django.db import transaction

from zuiver.kernel.errors import InvalidData, Message, NotFound
from zuiver.measures.cases import case_of, check_action, ruled_out_of
from zuiver.measures.commands.imposing import NewMeasure, new_measure, read_line
from zuiver.measures.commands.recording import (
    content_of,
    in_place_of,
    locked_measure,
    move,
    note_step,
    stop_on,
    store,
)
from zuiver.measures.lifecycle import BY_ACTION, HAND_ON, REPLACE, Holder, State
from zuiver.measures.models import LONGEST_WORDS, Measure
from zuiver.measures.policies import check_may_assess
from zuiver.measures.reading import read_words
from zuiver.measures.routing import Checker, checker_for
from zuiver.measures.telling import tell_holders
from zuiver.people.actor import Actor
from zuiver.people.models import Person


@transaction.atomic
def measure_replace(
    actor: Actor, *, public_id: str, words: str, line: NewMeasure, version: int | None = None
) -> Measure:
    """Close a measure that does not work and impose the one that takes its place; return the new one.

    `words` say why it does not work. Both are one audit event. Raises NotFound, Refusal, and InvalidData under "words",
    "text", "due_on", "recheck_on" or "owner".
    """
    measure, case, roles = locked_measure(actor, public_id, version)
    stop_on(check_action(actor, case, REPLACE, roles))
    _stop_unless_here(actor, line.owner)
    said = read_words("words", words, longest=LONGEST_WORDS)
    text = read_line(actor, line)
    not_these = ruled_out_of(actor.organisation_id, measure.subject)
    wanted = Checker(measure.assessor, measure.assessor_role)
    checker = checker_for(wanted, measure.person, line.owner, actor.on, not_these)
    successor = new_measure(actor, measure.subject, measure.person, line, text, checker)
    successor.follows = measure
    principal = in_place_of(actor, case)
    move(measure, State.NOT_EFFECTIVE)
    store(measure, actor, REPLACE, words=said, in_place_of=principal)
    move(successor, State.IMPOSED)
    store(successor, actor, "impose", in_place_of=principal, is_new=True)
    follow_up = {"followed_by": successor.public_id}
    note_step(actor, measure, BY_ACTION[REPLACE].event, said, content_of(successor), extra=follow_up)
    tell_holders(actor, measure, BY_ACTION[REPLACE].tells)
    tell_holders(actor, successor, {Holder.PERSON, Holder.OWNER})
    return successor


@transaction.atomic
def measure_hand_on(
    actor: Actor, *, public_id: str, words: str, owner: Person, version: int | None = None
) -> Measure:
    """Let somebody else carry a measure out, because the owner left or has other work; the day stays.

    Raises NotFound, Refusal, and InvalidData under "words" or "owner".
    """
    measure, case, roles = locked_measure(actor, public_id, version)
    stop_on(check_action(actor, case, HAND_ON, roles))
    _stop_unless_here(actor, owner)
    said = read_words("words", words, longest=LONGEST_WORDS)
    if owner.pk == measure.owner_id:
        raise InvalidData({"owner": Message("This person carries it out already. Choose somebody else.")})
    principal = in_place_of(actor, case)
    measure.owner = owner
    if check_may_assess(case_of(measure), measure.assessor_id) is not None:
        # Who checked it carries it out from now on, or is close to who does: somebody else checks it.
        not_these = ruled_out_of(actor.organisation_id, measure.subject)
        checker = checker_for(Checker(), measure.person, owner, actor.on, not_these)
        measure.assessor, measure.assessor_role = checker.person, checker.role
    store(measure, actor, HAND_ON, words=said, in_place_of=principal)
    note_step(actor, measure, BY_ACTION[HAND_ON].event, said)
    tell_holders(actor, measure, BY_ACTION[HAND_ON].tells)
    return measure


def _stop_unless_here(actor: Actor, owner: Person) -> None:
    if owner.organisation_id != actor.organisation_id:
        raise NotFound("person_not_found", "This person is not in your organisation. Search by name again.")
