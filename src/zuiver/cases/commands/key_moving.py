"""From an own key that ended to an own key in force: who opens the old one in the browser seals what it opens for the new one.

So a lost machine costs no case: two colleagues give the shares of the old key back, or the old passphrase is still known.
The server only checks whose keys they are; it opens nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from zuiver.cases.commands.held import Held, add_wraps
from zuiver.cases.exclusions import is_excluded
from zuiver.cases.leaving import has_left
from zuiver.cases.lifecycle.words import Compartment, Role
from zuiver.cases.models import Case, CompartmentKey, ConsultReader, KeyHolder, Reader, Wrap
from zuiver.cases.pieces import SealedKey, check_sealed_keys
from zuiver.cases.standing import Place, not_found, person_of
from zuiver.people.actor import Actor


@dataclass(frozen=True)
class MovedKey:
    """The secret of one key of a compartment, sealed for the new key."""

    compartment: Compartment
    version: int
    sealed: bytes


@transaction.atomic
def case_move(actor: Actor, old_id: UUID, new_id: UUID, case_id: UUID, moved: Sequence[MovedKey]) -> None:
    """Give the own new key the place of the own old key in one case, with the keys that the old one had there.

    Raises NotFound for keys that are not the actor's, a case in which the old key has no place, and for who left or was
    ruled out; `NotSealedRight` or InvalidData for a key that is not sealed right.
    """
    old, new = _own_pair(actor, old_id, new_id)
    case: Case | None = Case.rows.of(actor.organisation_id).select_for_update().filter(pk=case_id).first()
    reader = _place(old, case) if case else None
    if case is None or reader is None or is_excluded(case, person_of(actor)):
        raise not_found()
    held = Held(case, Place(Role(reader.role), frozenset(), frozenset(), reader), actor.on)
    for one in moved:
        _seal(held, old, new, one)
    # Who was brought in again with the new key meanwhile keeps that place.
    if _place(new, case):
        Reader.rows.filter(pk=reader.pk).update(ended_on=actor.on)
    else:
        Reader.rows.filter(pk=reader.pk).update(holder=new)


@transaction.atomic
def talk_move(actor: Actor, old_id: UUID, new_id: UUID, talk_id: UUID, sealed: bytes) -> None:
    """The same for a talk of the own old key."""
    old, new = _own_pair(actor, old_id, new_id)
    check_sealed_keys(Compartment.CONTENT, 1, [SealedKey(new.pk, sealed)])
    rows = ConsultReader.rows.of(actor.organisation_id).filter(consult_id=talk_id, holder=old)
    if not rows.update(holder=new, sealed=sealed):
        raise not_found()


def _own_pair(actor: Actor, old_id: UUID, new_id: UUID) -> tuple[KeyHolder, KeyHolder]:
    """The two own keys: the old one was in force and ended, the new one is in force, in the same role."""
    own = KeyHolder.rows.of(actor.organisation_id).filter(
        person_id=person_of(actor), approved_on__isnull=False
    )
    old: KeyHolder | None = own.filter(pk=old_id, ended_on__isnull=False).first()
    new: KeyHolder | None = own.filter(pk=new_id, ended_on__isnull=True).first()
    if old is None or new is None or old.role != new.role or has_left(actor):
        raise not_found()
    return old, new


def _place(holder: KeyHolder, case: Case) -> Reader | None:
    found: Reader | None = (
        Reader.rows.of(case.organisation_id).filter(case=case, holder=holder, ended_on__isnull=True).first()
    )
    return found


def _seal(held: Held, old: KeyHolder, new: KeyHolder, one: MovedKey) -> None:
    """Keep one sealed key for the new holder, where the old one had it."""
    wrap = SealedKey(new.pk, one.sealed)
    check_sealed_keys(one.compartment, one.version, [wrap])
    key: CompartmentKey | None = (
        CompartmentKey.rows.of(held.case.organisation_id)
        .filter(case=held.case, compartment=one.compartment, version=one.version, wraps__holder=old)
        .first()
    )
    if key is None:
        raise not_found()
    if not Wrap.rows.filter(key=key, holder=new).exists():
        Wrap.rows.bulk_create(add_wraps(key, [wrap], held.day))
        held.line("key_given", one.compartment)
