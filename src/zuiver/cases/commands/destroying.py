"""A case is destroyed by two people when its time is over: all that was sealed, every key, the box. A proof and the line without
names stay. After a restore of an older backup the list of proofs is replayed, and what came back goes again."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction

from zuiver.cases.access import STATUS, WRITE
from zuiver.cases.commands.held import held_for, stop_on
from zuiver.cases.commands.together import agreed_pair, use
from zuiver.cases.facts import facts_of
from zuiver.cases.lifecycle.words import Role, State
from zuiver.cases.models import Case, Destruction, Item, KeyHolder, RegisterLine
from zuiver.cases.policies import GUARDS
from zuiver.cases.sealing.envelope import digest_of
from zuiver.cases.standing import not_found
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor


@transaction.atomic
def case_destroy(actor: Actor, case_id: UUID, pair_id: UUID) -> Destruction:
    """Destroy a case that two people agreed on. Raises Refusal while it is kept, held, or in aftercare."""
    held = held_for(actor, case_id)
    if not held.place.may(STATUS, WRITE):
        raise not_found()
    if held.state is not State.TO_DESTROY:
        raise Refusal(
            "still_kept",
            "This case may not go yet: its period runs, somebody holds it, or the aftercare is open.",
        )
    stop_on(GUARDS["may_be_destroyed"](facts_of(held.case, held.day)))
    pair = agreed_pair(held, pair_id, "destroy")
    use(pair, held.day)
    items = list(Item.rows.of(actor.organisation_id).filter(case=held.case).order_by("compartment", "number"))
    lines = [f"{item.pk.hex} {digest_of(bytes(item.sealed))}" for item in items]
    proof: Destruction = Destruction.rows.create(
        organisation_id=actor.organisation_id,
        case_id=held.case.pk,
        destroyed_on=held.day,
        pieces=len(items),
        digest=hashlib.sha256("\n".join(lines).encode()).hexdigest(),
        asked_by=pair.asked_by,
        agreed_by=pair.agreed_by or 0,
    )
    _remove(held.case)
    return proof


def destroyed_list(organisation_id: int) -> list[str]:
    """Return the ids of destroyed cases, to keep beside the backups and give to `destructions_replay` after a restore."""
    rows = Destruction.rows.of(organisation_id).order_by("destroyed_on", "case_id")
    return [f"{row.case_id} {row.destroyed_on} {row.digest}" for row in rows]


@transaction.atomic
def destructions_replay(organisation_id: int, lines: Iterable[str]) -> int:
    """Destroy again what an older backup brought back; return how many cases that were. A second time finds nothing."""
    removed = 0
    for line in lines:
        case_id, day, digest = line.split()
        case: Case | None = Case.rows.of(organisation_id).select_for_update().filter(pk=UUID(case_id)).first()
        if case is None:
            continue
        Destruction.rows.get_or_create(
            organisation_id=organisation_id,
            case_id=case.pk,
            defaults={
                "destroyed_on": day,
                "pieces": case.pieces,
                "digest": digest,
                "asked_by": 0,
                "agreed_by": 0,
            },
        )
        _remove(case)
        removed += 1
    return removed


def _remove(case: Case) -> None:
    """Everything of the case goes with it; the line in the register keeps its codes and loses its case."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Freed pages are overwritten, so that a copy of the file holds nothing of it.
            cursor.execute("PRAGMA secure_delete=ON")
    RegisterLine.rows.of(case.organisation_id).filter(case=case).update(case=None)
    own_keys = list(
        KeyHolder.rows.of(case.organisation_id).filter(role=Role.ACCUSED, places__case=case).distinct()
    )
    case.delete()
    _forget(own_keys)


def _forget(own_keys: Iterable[KeyHolder]) -> None:
    """A key that somebody had for an own side of this case alone goes with it: it tells that this person was concerned."""
    for holder in own_keys:
        if not holder.places.exists():
            for rows in (holder.blobs, holder.shares, holder.kept_shares, holder.approvals):
                rows.all().delete()
            holder.delete()
