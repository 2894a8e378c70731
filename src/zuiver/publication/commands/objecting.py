"""The person objects to publication: from that moment on it is not public, until somebody decided."""

from django.db import transaction

from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.publication import permissions, policies
from zuiver.publication.lifecycle import Reason, State
from zuiver.publication.models import Objection, Publication
from zuiver.publication.recording import digest_of, end_version, keep_step
from zuiver.publication.telling import tell_deciders
from zuiver.registers.commands.recording import locked_entry, read_reason, stop_on


@transaction.atomic
def publication_object(
    actor: Actor, *, entry_public_id: str, reason: str, step_count: int | None = None
) -> Objection:
    """Object to what is public, or about to be, of one's own entry; `step_count` is what the person looked at.

    Raises NotFound, Refusal (nothing is public, or it was decided on already), and InvalidData under "reason".
    """
    entry = locked_entry(actor, entry_public_id)
    stop_on(permissions.check_object(actor, entry.person_id))
    found = locked_publication(actor, entry.pk)
    stop_on(policies.check_version(found.step_count, step_count))
    state = State(found.state)
    lines = found.preview or found.lines
    denied = found.objections.filter(outcome=Objection.Outcome.DENIED)
    stop_on(policies.check_object(state, any(one.lines == lines for one in denied)))
    text = read_reason(reason, needed=True)
    objection: Objection = Objection.rows.create(
        organisation_id=actor.organisation_id, publication=found, lines=lines, reason=text, at=clock.now()
    )
    end_version(found, Reason.OBJECTED)
    found.publish_on, found.reason = None, Reason.OBJECTED
    keep_step(
        actor, found, "object", State.OBJECTED, "publication.line.objected",
        reason=Reason.OBJECTED, extra={"objection": objection.public_id, "words": digest_of(text)},
    )  # fmt: skip
    tell_deciders(actor, entry, objection)
    return objection


def locked_publication(actor: Actor, entry_pk: int) -> Publication:
    """Return the line of an entry, held until the transaction ends. Raises NotFound where there is none."""
    rows = Publication.rows.of(actor.organisation_id).select_for_update(of=("self",))
    found: Publication | None = rows.filter(entry_id=entry_pk).first()
    if found is None:
        raise permissions.not_found()
    return found
