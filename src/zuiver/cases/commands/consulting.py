"""A talk with a confidant. No clock runs, the register has no line, and nothing here ever points to a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from zuiver.cases.code_lists import check_code
from zuiver.cases.durable import until_on_disk
from zuiver.cases.leaving import has_left
from zuiver.cases.lifecycle.words import Role
from zuiver.cases.models import Consult, ConsultItem, ConsultReader, ContactCount
from zuiver.cases.pieces import check_public_key, check_signing_key
from zuiver.cases.readers import holders_in_use
from zuiver.cases.retention import consult_ends
from zuiver.cases.sealing.envelope import VERSION, Envelope, Kind, read_envelope
from zuiver.cases.sealing.verifier import read_verifier, stored_form
from zuiver.cases.standing import not_found, person_of
from zuiver.kernel import clock
from zuiver.kernel.errors import NotFound, Refusal, invalid
from zuiver.people.actor import Actor


@dataclass(frozen=True)
class Talk:
    """All that comes with the first message of a talk."""

    talk_id: UUID
    verifier: str
    subject: str
    public_key: str
    box_key: str
    signing_key: str
    for_person: bytes
    confidant: UUID
    for_confidant: bytes
    message_id: UUID
    message: bytes


def consult_start(organisation_id: int, talk: Talk) -> UUID:
    """Start a talk with one confidant; the same talk again changes nothing. Raises Refusal, InvalidData, `NotSealedRight`."""
    check_public_key(talk.public_key)
    check_public_key(talk.box_key)
    check_code("subject", "subjects", talk.subject)
    _message(talk.message)
    stored = stored_form(read_verifier(talk.verifier))
    confidants = holders_in_use(organisation_id, {Role.CONFIDANT}, clock.today())
    if talk.confidant not in {one.pk for one in confidants}:
        raise Refusal(
            "reader_unknown",
            "This confidant can no longer be reached here. Choose another one; your text stays.",
        )
    try:
        with until_on_disk(), transaction.atomic():
            _store(organisation_id, talk, stored)
    except IntegrityError:
        if not Consult.rows.of(organisation_id).filter(pk=talk.talk_id, verifier=stored).exists():
            raise invalid(
                "talk", "This talk cannot be started twice. Reload the page; your text stays."
            ) from None
    return talk.talk_id


def consult_write(organisation_id: int, verifier: str, pieces: Sequence[tuple[UUID, bytes]]) -> int:
    """Add messages by the person; return how many were new. Raises NotFound for a code that opens no talk."""
    with until_on_disk(), transaction.atomic():
        consult = consult_by_code(organisation_id, verifier)
        return _add(consult, pieces, by_confidant=False)


@transaction.atomic
def consult_answer(actor: Actor, consult_id: UUID, pieces: Sequence[tuple[UUID, bytes]]) -> int:
    """Add messages by the confidant of the talk. Raises NotFound for everybody else, deputies included."""
    consult = consult_for(actor, consult_id)
    return _add(consult, pieces, by_confidant=True)


@transaction.atomic
def consult_end(organisation_id: int, verifier: str, *, became_report: bool) -> None:
    """End a talk, by the person. That it became a report is kept; which report is not, and there is no way back."""
    consult = consult_by_code(organisation_id, verifier)
    Consult.rows.filter(pk=consult.pk).update(
        ended=True, became_report=consult.became_report or became_report
    )


def consults_expire(organisation_id: int, today: date) -> int:
    """Destroy talks after twelve months; the confidant's counts stay. Return how many went."""
    old = [row.pk for row in Consult.rows.of(organisation_id) if consult_ends(row.month) <= today]
    Consult.rows.of(organisation_id).filter(pk__in=old).delete()
    return len(old)


def consult_by_code(organisation_id: int, verifier: str) -> Consult:
    """Return the talk that this verifier opens, held. Raises `NotFound`."""
    stored = stored_form(read_verifier(verifier))
    found: Consult | None = (
        Consult.rows.of(organisation_id).select_for_update().filter(verifier=stored).first()
    )
    if found is None:
        raise NotFound(
            "talk_not_found", "This code opens no talk. Look at the six words once more, and at their order."
        )
    return found


def consult_for(actor: Actor, consult_id: UUID) -> Consult:
    """Return a talk for its confidant, held. Raises the one answer for everybody else."""
    found: Consult | None = (
        Consult.rows.of(actor.organisation_id)
        .select_for_update()
        .filter(
            pk=consult_id,
            readers__holder__person_id=person_of(actor),
            readers__holder__approved_on__isnull=False,
            readers__holder__ended_on__isnull=True,
        )
        .first()
    )
    left = has_left(actor)
    if found is None or left:
        raise not_found()
    return found


def _store(organisation_id: int, talk: Talk, stored: str) -> None:
    today = clock.today()
    if Consult.rows.of(organisation_id).filter(pk=talk.talk_id, verifier=stored).exists():
        return
    consult = Consult(
        id=talk.talk_id,
        organisation_id=organisation_id,
        month=today.replace(day=1),
        subject=talk.subject,
        verifier=stored,
        public_key=talk.public_key,
        box_key=talk.box_key,
        signing_key=check_signing_key(talk.signing_key),
        sealed_for_person=talk.for_person,
    )
    consult.save(force_insert=True)
    reader = ConsultReader(
        organisation_id=organisation_id,
        consult=consult,
        holder_id=talk.confidant,
        sealed=talk.for_confidant,
    )
    reader.save(force_insert=True)
    _add(consult, [(talk.message_id, talk.message)], by_confidant=False)
    _count(organisation_id, reader.holder.person_id, today.year, talk.subject)


def _count(organisation_id: int, person_id: int, year: int, subject: str) -> None:
    ContactCount.rows.get_or_create(
        organisation_id=organisation_id, person_id=person_id, year=year, subject=subject
    )
    ContactCount.rows.of(organisation_id).filter(person_id=person_id, year=year, subject=subject).update(
        number=F("number") + 1
    )


def _add(consult: Consult, pieces: Sequence[tuple[UUID, bytes]], *, by_confidant: bool) -> int:
    if consult.ended:
        raise Refusal("talk_ended", "This talk was ended. Start a new one.")
    known = set(consult.items.filter(pk__in=[pk for pk, _ in pieces]).values_list("pk", flat=True))
    fresh = [(pk, sealed, _message(sealed)) for pk, sealed in pieces if pk not in known]
    ConsultItem.rows.bulk_create(
        [
            ConsultItem(
                id=pk,
                organisation_id=consult.organisation_id,
                consult=consult,
                number=number,
                by_confidant=by_confidant,
                format=VERSION,
                size_class=envelope.size_class,
                sealed=sealed,
            )
            for number, (pk, sealed, envelope) in enumerate(fresh, start=consult.pieces + 1)
        ]
    )
    Consult.rows.filter(pk=consult.pk).update(pieces=F("pieces") + len(fresh))
    return len(fresh)


def _message(sealed: bytes) -> Envelope:
    envelope = read_envelope(sealed)
    if envelope.kind not in (Kind.MESSAGE, Kind.FILE):
        raise invalid(
            "pieces",
            "Something was sealed for another place than where it was sent. Reload the page and send it again.",
        )
    return envelope
