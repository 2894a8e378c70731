"""The subject of measures is gone: what is left to do of them lapses, with the reason."""

from django.db import transaction

from zuiver.measures.commands.recording import move, note_subject, said_of, store
from zuiver.measures.lifecycle import Holder, State
from zuiver.measures.models import LONGEST_WORDS, Measure
from zuiver.measures.reading import read_words
from zuiver.measures.telling import tell_holders
from zuiver.people.actor import Actor


@transaction.atomic
def measures_lapse(actor: Actor, *, subject: str, reason: str) -> int:
    """Let all open measures of a subject lapse, in the caller's transaction, and return how many.

    The caller has checked that the actor may end the subject; without open measures nothing is written. Raises
    InvalidData under "reason" without a reason.
    """
    said, found = _lapse(actor, subject, reason)
    if found:
        note_subject(actor, "measures.subject.lapsed", subject, found, said)
    return len(found)


def lapse_within(actor: Actor, *, subject: str, reason: str) -> dict[str, object]:
    """Let them lapse as part of a step that writes the one audit event itself; return what that event says of them."""
    said, found = _lapse(actor, subject, reason)
    return said_of("lapsed", found, said)


def _lapse(actor: Actor, subject: str, reason: str) -> tuple[str, list[Measure]]:
    said = read_words("reason", reason, longest=LONGEST_WORDS)
    found = open_of(actor, subject)
    for measure in found:
        move(measure, State.LAPSED)
        store(measure, actor, "lapse", words=said)
        tell_holders(actor, measure, {Holder.PERSON, Holder.OWNER})
    return said, found


def open_of(actor: Actor, subject: str) -> list[Measure]:
    """Return the open measures of a subject, held until the transaction ends, oldest first."""
    rows = Measure.rows.of(actor.organisation_id).select_for_update(of=("self",))
    rows = rows.select_related("person", "owner", "assessor").filter(subject=subject, is_open=True)
    return list(rows.order_by("pk"))
