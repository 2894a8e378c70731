"""One slice of a large file, for who reads the part of the case it belongs to. Everybody else hears that it is not there."""

from collections.abc import Iterable
from uuid import UUID

from zuiver.cases.commands.held import box_of
from zuiver.cases.lifecycle.words import Compartment
from zuiver.cases.models import Case, Slice
from zuiver.cases.standing import REPORTER, not_found, place_of, stand_in
from zuiver.people.actor import Actor


def slice_in_box(organisation_id: int, verifier: str, upload_id: UUID, number: int) -> bytes:
    """Return a slice of a file in the own box, as it was sent. Raises `NotFound`, `NotSealedRight`."""
    case_id = box_of(organisation_id, verifier).case_id
    return _slice(organisation_id, case_id, REPORTER.reads | {Compartment.IDENTITY}, upload_id, number)


def slice_in_case(actor: Actor, case_id: UUID, upload_id: UUID, number: int) -> bytes:
    """Return a slice of a file in a case that the actor reads. Raises `NotFound`."""
    case: Case | None = Case.rows.of(actor.organisation_id).filter(pk=case_id).first()
    place = place_of(actor, case or stand_in(actor, case_id))
    reads = place.reads if place and case else frozenset()
    return _slice(actor.organisation_id, case_id, reads, upload_id, number)


def _slice(
    organisation_id: int, case_id: UUID, reads: Iterable[Compartment], upload_id: UUID, number: int
) -> bytes:
    rows = Slice.rows.of(organisation_id).filter(upload_id=upload_id, number=number)
    rows = rows.filter(upload__case_id=case_id, upload__compartment__in=[part.value for part in reads])
    found = rows.values_list("sealed", flat=True).first()
    if found is None:
        raise not_found()
    return bytes(found)
