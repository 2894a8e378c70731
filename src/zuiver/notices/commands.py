"""Tells people that there is something, remembers that they saw it, and has a mail sent again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction

from zuiver.audit.record import record
from zuiver.kernel import clock
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.notices.models import Mail, Notice
from zuiver.notices.permissions import check_read_outbox
from zuiver.notices.queries import own_notices
from zuiver.people.actor import Actor
from zuiver.people.models import Person

RETRIED = frozenset({Mail.State.FAILED, Mail.State.UNSURE})


def tell(person: Person, *, topic: str, subject: str, key: str) -> None:
    """Leave a notice for someone, in the caller's transaction; the same key again leaves no second one.

    `topic` is a word that screens translate, `subject` what it is about as `kind:public id`.
    """
    Notice.rows.bulk_create(
        [
            Notice(
                organisation_id=person.organisation_id,
                person=person,
                topic=topic,
                subject=subject,
                key=key,
                created_at=clock.now(),
            )
        ],
        ignore_conflicts=True,
    )


@dataclass(frozen=True)
class Telling:
    """A notice that still has to be left: for whom (by id), and as for `tell`."""

    person_id: int
    topic: str
    subject: str
    key: str


def tell_many(organisation_id: int, tellings: Iterable[Telling]) -> None:
    """Leave many notices at once, in the caller's transaction. Same rules as `tell`: a key that is there stays once."""
    now = clock.now()
    Notice.rows.bulk_create(
        [
            Notice(
                organisation_id=organisation_id,
                person_id=one.person_id,
                topic=one.topic,
                subject=one.subject,
                key=one.key,
                created_at=now,
            )
            for one in tellings
        ],
        batch_size=1000,
        ignore_conflicts=True,
    )


@transaction.atomic
def notices_seen(actor: Actor, *, subject: str = "", ids: Collection[int] = ()) -> int:
    """Mark the actor's own notices as seen: those about a subject, or those with these ids. Return how many."""
    unseen = own_notices(actor).filter(seen_at__isnull=True)
    chosen = unseen.filter(subject=subject) if subject else unseen.filter(pk__in=list(ids))
    return chosen.update(seen_at=clock.now())


@transaction.atomic
def mail_retry(actor: Actor, *, public_id: str) -> Mail:
    """Have a mail that failed, or of which nobody knows whether it went out, sent again.

    Raises NotFound, and Refusal for a mail that waits or was sent.
    """
    refusal = check_read_outbox(actor)
    if refusal:
        raise refusal
    mail: Mail | None = Mail.rows.of(actor.organisation_id).filter(public_id=public_id).first()
    if mail is None:
        raise NotFound("mail_not_found", "There is no such mail. Look at the list again.")
    state = mail.state
    claimed = Mail.rows.filter(pk=mail.pk, state__in=RETRIED).update(
        state=Mail.State.WAITING, not_before=clock.now(), tries=0, address=mail.person.email
    )
    if not claimed:
        raise Refusal(
            "mail_not_stuck", "This mail is {state}, so there is nothing to send again.", state=state
        )
    record(
        "notices.mail.retried",
        organisation_id=actor.organisation_id,
        actor=actor.label,
        subject=f"mail:{mail.public_id}",
        data={"state": state},
    )
    mail.refresh_from_db()
    return mail
