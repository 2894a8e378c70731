"""What somebody sees of keys: the own ones with what was kept of them, shares one keeps, and keys that wait for agreement."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from zuiver.cases.approving import check_approver
from zuiver.cases.blind import numbers_of
from zuiver.cases.lifecycle.words import OWN_PAGE
from zuiver.cases.models import KeyHolder, KeyShare
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Person


@dataclass(frozen=True)
class OwnKey:
    """A key of one's own, also one that ended: what is old stays readable with it."""

    holder_id: UUID
    role: str
    public_key: str
    signing_key: str
    approved_on: date | None
    ended_on: date | None
    approvals: int
    blobs: dict[str, bytes]
    given_shares: list[tuple[int, bytes]]


@dataclass(frozen=True)
class KeptShare:
    """A share that one keeps for a colleague; asked for, when a day stands there."""

    share_id: UUID
    owner: str
    number: int
    asked_on: date | None
    sealed: bytes
    new_public_key: str


@dataclass(frozen=True)
class WaitingKey:
    """A key that waits for people who agree."""

    holder_id: UUID
    owner: str
    role: str
    public_key: str
    signing_key: str
    statement: str
    approvals: int


@dataclass(frozen=True)
class KeyRing:
    """All of that together."""

    own: list[OwnKey]
    kept: list[KeptShare]
    waiting: list[WaitingKey]


def own_keys(actor: Actor) -> KeyRing:
    """Return the keys and shares of the actor, and what waits for the actor's agreement."""
    own = KeyHolder.rows.of(actor.organisation_id).filter(person_id__in=numbers_of(actor.person_id or 0))
    return KeyRing([_own(holder) for holder in own.order_by("made_on", "pk")], _kept(actor), _waiting(actor))


def _own(holder: KeyHolder) -> OwnKey:
    return OwnKey(
        holder.pk,
        holder.role,
        holder.public_key,
        holder.signing_key,
        holder.approved_on,
        holder.ended_on,
        holder.approvals.count(),
        {blob.method: bytes(blob.sealed) for blob in holder.blobs.all()},
        [(share.number, bytes(share.given or b"")) for share in holder.shares.exclude(given=None)],
    )


def _kept(actor: Actor) -> list[KeptShare]:
    rows: QuerySet[KeyShare] = KeyShare.rows.of(actor.organisation_id).filter(
        keeper__person_id=actor.person_id or 0
    )
    return [
        KeptShare(
            share.pk,
            _name(actor, share.holder.person_id),
            share.number,
            share.asked_on,
            bytes(share.sealed),
            _newest_key(actor, share.holder),
        )
        for share in rows.select_related("holder").order_by("pk")
    ]


def _newest_key(actor: Actor, holder: KeyHolder) -> str:
    """The key to which an asked share is sealed: the newest approved one of the same person."""
    newest: KeyHolder | None = (
        KeyHolder.rows.of(actor.organisation_id)
        .filter(person_id=holder.person_id, approved_on__isnull=False, ended_on__isnull=True)
        .order_by("-approved_on")
        .first()
    )
    return newest.public_key if newest else ""


def _waiting(actor: Actor) -> list[WaitingKey]:
    rows: QuerySet[KeyHolder] = KeyHolder.rows.of(actor.organisation_id).filter(
        approved_on__isnull=True, ended_on__isnull=True
    )
    # Who is concerned in a case compares the key with its handler (commands/concerned.py), and with nobody else.
    rows = rows.exclude(role__in=OWN_PAGE)
    found = []
    for holder in rows.order_by("made_on", "pk"):
        try:
            check_approver(actor, holder.person_id)
        except Refusal:
            continue
        found.append(
            WaitingKey(
                holder.pk,
                _name(actor, holder.person_id),
                holder.role,
                holder.public_key,
                holder.signing_key,
                holder.statement,
                holder.approvals.count(),
            )
        )
    return found


def _name(actor: Actor, person_id: int) -> str:
    person: Person | None = Person.rows.of(actor.organisation_id).filter(pk=person_id).first()
    return person.name if person else ""
