"""Keys of the compartments of a case: a first one, a next version after somebody left, and a reader who gets one."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from zuiver.cases.access import ASSIGN, READ, WRITE, Standing, may
from zuiver.cases.commands.held import Held, add_wraps, current_key, held_by_code, held_for
from zuiver.cases.lifecycle.words import Compartment, Role
from zuiver.cases.models import CompartmentKey, Reader, Wrap
from zuiver.cases.pieces import NewKey, SealedKey, check_key, check_sealed_keys
from zuiver.cases.readers import recovery_keys
from zuiver.cases.standing import not_found
from zuiver.kernel.errors import Refusal, invalid
from zuiver.people.actor import Actor

# Into these the reporter looks with the code, so the reporter always gets a key of theirs.
OF_THE_REPORTER: Final = frozenset({Compartment.CONTENT, Compartment.IDENTITY, Compartment.DETRIMENT})


@transaction.atomic
def compartment_open(actor: Actor, case_id: UUID, key: NewKey) -> CompartmentKey:
    """Give a case a compartment that it did not have, or the next version of its key.

    The first version is made by who may write or assign there; a next one by who opens it, or begins it anew where nobody
    who reads the case has the last one. Only readers whose role may read the compartment get its key.

    Raises NotFound, Refusal, InvalidData, `NotSealedRight`.
    """
    check_key(key)
    held = held_for(actor, case_id)
    before = current_key(held.case, key.compartment)
    if not _may_open(held, key.compartment, is_kept=key.compartment in kept_parts(held)):
        raise not_found()
    _check_version(before, key)
    _check_holders(held, key)
    return _store(held, key)


@transaction.atomic
def box_compartment_open(organisation_id: int, verifier: str, key: NewKey) -> CompartmentKey:
    """The same by the reporter: to write later who one is, or what happened after the report."""
    check_key(key)
    held = held_by_code(organisation_id, verifier)
    before = current_key(held.case, key.compartment)
    if key.compartment not in OF_THE_REPORTER or (before is None and key.compartment is Compartment.CONTENT):
        raise not_found()
    _check_version(before, key)
    _check_holders(held, key)
    return _store(held, key)


@transaction.atomic
def reader_key_add(
    actor: Actor, case_id: UUID, *, alias: int, compartment: Compartment, version: int, wrap: bytes
) -> None:
    """Seal a key that the actor has for another reader of the case whose role may read it. Raises NotFound, Refusal."""
    held = held_for(actor, case_id)
    reader: Reader | None = (
        Reader.rows.of(actor.organisation_id)
        .select_related("holder")
        .filter(case=held.case, alias=alias, ended_on__isnull=True)
        .first()
    )
    key: CompartmentKey | None = CompartmentKey.rows.filter(
        case=held.case, compartment=compartment, version=version
    ).first()
    if reader is None or key is None or not opens(held, compartment):
        raise not_found()
    if not may_hold(held, reader, compartment):
        raise Refusal(
            "role_has_no_key",
            "Somebody in that role gets no key of this part. Give a copy of what is needed instead.",
        )
    sealed = SealedKey(reader.holder_id, wrap)
    check_sealed_keys(compartment, version, [sealed])
    if not Wrap.rows.filter(key=key, holder_id=reader.holder_id).exists():
        Wrap.rows.bulk_create(add_wraps(key, [sealed], held.day))
        held.line("key_given", compartment)


def opens(held: Held, compartment: Compartment) -> bool:
    """Whether this place opens the compartment: it reads there, or has a key of it to put work in and hand it on."""
    if held.place.may(compartment, READ):
        return True
    return compartment in held.place.keyed and held.place.may(compartment, ASSIGN)


def may_hold(held: Held, reader: Reader, compartment: Compartment) -> bool:
    """Whether a reader could do anything in a compartment with a key of it, as things stand."""
    facts = {"assigned", "keyed", "in_time", "deciding", "notified"}
    facts |= {"granted"} if reader.granted_on else set()
    facts |= {"complaint"} if held.case.family == "conduct" else set()
    standing = Standing(Role(reader.role), frozenset(facts))
    return any(may(standing, compartment, verb) for verb in (READ, WRITE, ASSIGN))


def active_readers(held: Held) -> Collection[Reader]:
    """Return who reads the case now."""
    rows = Reader.rows.of(held.case.organisation_id).select_related("holder")
    return list(rows.filter(case=held.case, ended_on__isnull=True))


def still_readable_by_leavers(held: Held) -> set[Compartment]:
    """Return the compartments of which somebody who is no longer a reader has the newest key: these need a next one."""
    there = {reader.holder_id for reader in active_readers(held) if reader.holder.ended_on is None}
    there |= recovery_keys(held.case.organisation_id)
    found = set()
    for compartment in Compartment:
        key = current_key(held.case, compartment)
        if key and set(key.wraps.exclude(holder=None).values_list("holder_id", flat=True)) - there:
            found.add(compartment)
    return found


def kept_parts(held: Held) -> frozenset[Compartment]:
    """Return the compartments of which somebody who reads the case now has the newest key.

    Another one was not begun yet, or only who left could open it: then who may write there begins it (anew), or work on the
    case would stop with the person who stepped aside.
    """
    newest = newest_keys(held)
    there = [reader.holder_id for reader in active_readers(held) if reader.holder.ended_on is None]
    wraps = Wrap.rows.filter(key_id__in=[key.pk for key in newest.values()], holder_id__in=there)
    kept = set(wraps.values_list("key_id", flat=True))
    return frozenset(part for part, key in newest.items() if key.pk in kept)


def newest_keys(held: Held) -> dict[Compartment, CompartmentKey]:
    """Return the newest key of every compartment that the case has."""
    rows = CompartmentKey.rows.of(held.case.organisation_id).filter(case=held.case).order_by("version")
    return {Compartment(row.compartment): row for row in rows}


def _may_open(held: Held, compartment: Compartment, *, is_kept: bool) -> bool:
    if is_kept:
        return opens(held, compartment)
    standing = Standing(held.place.role, held.place.facts | {"keyed"})
    return any(may(standing, compartment, verb) for verb in (WRITE, ASSIGN))


def _check_version(before: CompartmentKey | None, key: NewKey) -> None:
    if key.version != (before.version + 1 if before else 1):
        raise Refusal(
            "key_moved_on",
            "Somebody else renewed the key of this part meanwhile. Reload the page and look again.",
        )


def _check_holders(held: Held, key: NewKey) -> None:
    readers = {reader.holder_id: reader for reader in active_readers(held)}
    wanted = {wrap.holder_id for wrap in key.wraps}
    if (None in wanted) != (key.compartment in OF_THE_REPORTER):
        raise invalid(
            "keys", "The key has to be sealed for the reporter exactly where the reporter may read."
        )
    for holder_id in wanted - {None} - recovery_keys(held.case.organisation_id):
        reader = readers.get(holder_id) if holder_id else None
        if reader is None or not may_hold(held, reader, key.compartment):
            raise Refusal(
                "role_has_no_key",
                "Somebody in that role gets no key of this part. Give a copy of what is needed instead.",
            )


def _store(held: Held, key: NewKey) -> CompartmentKey:
    try:
        with transaction.atomic():
            row: CompartmentKey = CompartmentKey.rows.create(
                organisation_id=held.case.organisation_id,
                case=held.case,
                compartment=key.compartment,
                version=key.version,
                public_key=key.public_key,
                since=held.day,
            )
    except IntegrityError:
        raise Refusal(
            "key_moved_on",
            "Somebody else renewed the key of this part meanwhile. Reload the page and look again.",
        ) from None
    Wrap.rows.bulk_create(add_wraps(row, key.wraps, held.day))
    held.line("part_opened" if key.version == 1 else "key_renewed", key.compartment)
    return row
