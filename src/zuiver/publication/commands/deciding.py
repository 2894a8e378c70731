"""A role decides on an objection, with a reason that the person reads; never the person, and never the program."""

from django.db import transaction

from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.queries import relations_of
from zuiver.publication import permissions, policies
from zuiver.publication.commands.objecting import locked_publication
from zuiver.publication.lifecycle import Reason, State
from zuiver.publication.models import Objection, Publication
from zuiver.publication.recording import digest_of, keep_step
from zuiver.publication.settling import around_of, first_day, looked_at, settle
from zuiver.publication.telling import tell_decided
from zuiver.registers.commands.recording import locked_entry, read_reason, stop_on
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of


@transaction.atomic
def objection_decide(actor: Actor, *, public_id: str, is_granted: bool, reason: str) -> Objection:
    """Decide on an objection. Granted: it stays out of the public register. Denied: it is public after the days anew.

    The days begin anew so that the person can go elsewhere with the decision (Awb; Woo article 4.4, fifth paragraph). Raises
    NotFound, Refusal (oneself, too close, decided already), and InvalidData under "reason".
    """
    if not permissions.decides(actor):
        raise permissions.not_found()
    entry = _entry_of(actor, public_id)
    found = locked_publication(actor, entry.pk)
    objection: Objection = found.objections.get(public_id=public_id)
    stop_on(permissions.check_decide(actor, entry.person_id, relations_of(entry.person)))
    stop_on(policies.check_decide(objection.outcome == Objection.Outcome.OPEN))
    text = read_reason(reason, needed=True)
    objection.outcome = Objection.Outcome.GRANTED if is_granted else Objection.Outcome.DENIED
    objection.decision_reason, objection.decided_by_id = text, actor.person_id
    objection.decided_at = clock.now()
    objection.save()
    told = {"objection": objection.public_id, "words": digest_of(text)}
    if is_granted:
        found.stays_out, found.preview, found.reason = True, {}, Reason.OBJECTION_GRANTED
        keep_step(
            actor, found, "grant", State.WITHDRAWN, "publication.objection.granted",
            reason=Reason.OBJECTION_GRANTED, extra=told,
        )  # fmt: skip
    else:
        _preview_again(actor, entry, found)
        keep_step(actor, found, "deny", State.PREVIEWED, "publication.objection.denied", extra=told)
        settle(actor, entry)
    tell_decided(entry, objection)
    return objection


@transaction.atomic
def publication_begin_anew(actor: Actor, *, public_id: str, reason: str) -> Publication:
    """Begin with a preview again, after an objection that was granted: something changed since. Same doors as a decision."""
    if not permissions.decides(actor):
        raise permissions.not_found()
    known = (
        Publication.rows.of(actor.organisation_id).filter(public_id=public_id).select_related("entry").first()
    )
    if known is None:
        raise permissions.not_found()
    entry = locked_entry(actor, known.entry.public_id)
    found = locked_publication(actor, entry.pk)
    stop_on(permissions.check_decide(actor, entry.person_id, relations_of(entry.person)))
    stop_on(policies.check_begin_anew(State(found.state), found.stays_out))
    text = read_reason(reason, needed=True)
    found.stays_out = False
    keep_step(actor, found, "begin_anew", State.WITHDRAWN, "publication.line.begun_anew", words=text)
    settle(actor, entry)
    found.refresh_from_db()
    return found


def _entry_of(actor: Actor, objection_public_id: str) -> Entry:
    """The entry of an objection, held until the transaction ends: always before the line, so that nobody waits in a circle."""
    objection = (
        Objection.rows.of(actor.organisation_id)
        .filter(public_id=objection_public_id)
        .select_related("publication__entry")
        .first()
    )
    if objection is None:
        raise permissions.not_found()
    return locked_entry(actor, objection.publication.entry.public_id)


def _preview_again(actor: Actor, entry: Entry, found: Publication) -> None:
    """The lines of today, for the days anew."""
    register = register_of(entry.kind)
    _, lines = looked_at(entry, register, around_of(entry, actor.on), found)
    found.preview, found.told_on, found.reason = dict(lines), actor.on, ""
    found.publish_on = first_day(register, entry, actor.on)
