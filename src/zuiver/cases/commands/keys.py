"""Keys of who receives and handles: made in their own browser, in force after two other people agreed. Nobody else's secret
ever passes here; what is stored of it is sealed under a passphrase, a passkey, or for colleagues."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from zuiver.cases.approving import check_approver
from zuiver.cases.blind import numbers_of, stored_number
from zuiver.cases.commands.directory import append_record, current_directory
from zuiver.cases.lifecycle.words import OWN_PAGE, Role
from zuiver.cases.models import KeyApproval, KeyBlob, KeyHolder, KeyShare
from zuiver.cases.pieces import check_public_key, check_signing_key
from zuiver.cases.sealing.directory import APPROVALS_NEEDED, draft
from zuiver.cases.sealing.directory_entries import Action, Reader, write_record
from zuiver.cases.sealing.envelope import Kind, read_envelope
from zuiver.cases.standing import not_found, person_of
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.actor import Actor

# These stand in the directory that every browser checks. The person concerned and a manager never do: it would tell on them.
LISTED: Final = frozenset(
    {Role.CONFIDANT, Role.OFFICER, Role.INVESTIGATOR, Role.COMMITTEE, Role.AUTHORITY, Role.ORGANISATION}
)
WITH_KEYS: Final = LISTED | {Role.MANAGER, Role.ACCUSED}
ORGANISATION_NAME: Final = "recovery"
# The recovery key is of nobody.
NOBODY: Final = 0
METHODS: Final = frozenset({"passphrase", "passkey"})
SHARES: Final = 3


def key_draft(actor: Actor, *, role: Role, public_key: str, signing_key: str) -> tuple[UUID, str]:
    """Return an id and the statement of the directory that the owner signs with the new key before proposing it."""
    check_public_key(public_key)
    check_signing_key(signing_key)
    holder_id = uuid4()
    person = None if role is Role.ORGANISATION else holder_id
    reader = Reader(person, actor.name if person else ORGANISATION_NAME, role, public_key, signing_key)
    directory = current_directory(actor.organisation_id)
    return holder_id, draft(directory, Action.ADD, actor.on, name=actor.name, reader=reader)


@transaction.atomic
def key_propose(
    actor: Actor,
    holder_id: UUID,
    *,
    role: Role,
    public_key: str,
    signing_key: str = "",
    statement: str = "",
    claim: str = "",
) -> KeyHolder:
    """Put an own key forward for a role. It is in force after two others agreed. Raises Refusal while another is in use."""
    check_public_key(public_key)
    if role not in WITH_KEYS:
        raise not_found()
    if role is Role.ORGANISATION:
        check_approver(actor, owner_id=None)
    if role in LISTED and not (statement and claim):
        raise _not_claimed()
    try:
        with transaction.atomic():
            row: KeyHolder = KeyHolder.rows.create(
                id=holder_id,
                organisation_id=actor.organisation_id,
                person_id=NOBODY if role is Role.ORGANISATION else stored_number(role, person_of(actor)),
                role=role,
                public_key=public_key,
                signing_key=signing_key,
                # A statement names its owner: it is kept of who stands in the directory only.
                statement=statement if role in LISTED else "",
                claim=claim if role in LISTED else "",
                made_on=actor.on,
                is_listed=role in LISTED,
            )
    except IntegrityError:
        raise Refusal(
            "key_in_use",
            "You have a key for this role already. End that one first; you keep it to read what is old.",
        ) from None
    return row


@transaction.atomic
def key_approve(actor: Actor, holder_id: UUID, *, signer: str = "", signature: str = "") -> KeyHolder:
    """Agree that a key is of its owner, after having compared its fingerprint aloud. The second one puts it in force.

    Never the owner, never an administrator, never twice the same person. Raises NotFound, Refusal, and `NotSigned` where
    the signatures of a listed key do not hold together.
    """
    holder = _waiting(actor, holder_id)
    check_approver(actor, holder.person_id)
    KeyApproval.rows.get_or_create(
        organisation_id=actor.organisation_id,
        holder=holder,
        person_id=person_of(actor),
        defaults={"signer": signer, "signature": signature, "day": actor.on},
    )
    approvals = list(holder.approvals.order_by("pk"))
    if len(approvals) >= APPROVALS_NEEDED:
        if holder.is_listed:
            signatures = {one.signer: one.signature for one in approvals}
            append_record(actor, write_record(holder.statement, holder.claim, signatures))
        holder.approved_on = actor.on
        holder.save(update_fields=["approved_on"])
    return holder


@transaction.atomic
def key_end(actor: Actor, holder_id: UUID, *, reason: str, record: str = "") -> None:
    """End a key: by its owner, or by one who approves keys. It receives nothing from now on.

    `record` is the entry for the directory, signed by two; without it the server refuses the key all the same.
    """
    holder: KeyHolder | None = (
        KeyHolder.rows.of(actor.organisation_id).filter(pk=holder_id, ended_on__isnull=True).first()
    )
    if holder is None:
        raise not_found()
    if holder.person_id not in numbers_of(person_of(actor)):
        check_approver(actor, holder.person_id)
    if reason not in {"replaced", "lost", "left"}:
        raise InvalidData({"reason": Message("Choose one of the list.")})
    if record:
        append_record(actor, record)
    holder.ended_on, holder.end_reason = actor.on, reason
    holder.save(update_fields=["ended_on", "end_reason"])


@transaction.atomic
def key_blob_store(actor: Actor, holder_id: UUID, *, method: str, sealed: bytes) -> None:
    """Keep the own secret key, sealed in the browser under a passphrase or a passkey, for a next device."""
    holder = _own(actor, holder_id)
    if method not in METHODS or read_envelope(sealed).kind is not Kind.KEYS:
        raise not_found()
    KeyBlob.rows.update_or_create(
        organisation_id=actor.organisation_id, holder=holder, method=method, defaults={"sealed": sealed}
    )


@transaction.atomic
def shares_store(actor: Actor, holder_id: UUID, shares: Sequence[tuple[UUID, bytes]]) -> None:
    """Leave three shares of the own secret key with three colleagues; two bring it back. Replaces earlier ones."""
    holder = _own(actor, holder_id)
    keepers = KeyHolder.rows.of(actor.organisation_id).filter(
        pk__in=[keeper for keeper, _ in shares], approved_on__isnull=False, ended_on__isnull=True
    )
    people = {keeper.person_id for keeper in keepers} - {actor.person_id}
    if len(shares) != SHARES or len(people) != SHARES:
        raise InvalidData(
            {
                "shares": Message(
                    "Choose three different colleagues who have a key in force, and not yourself."
                )
            }
        )
    if any(read_envelope(sealed).kind is not Kind.SHARE for _, sealed in shares):
        raise InvalidData({"shares": Message("This is not a sealed share. Reload the page and try again.")})
    KeyShare.rows.of(actor.organisation_id).filter(holder=holder).delete()
    KeyShare.rows.bulk_create(
        [
            KeyShare(
                organisation_id=actor.organisation_id,
                holder=holder,
                keeper_id=keeper,
                number=number,
                sealed=sealed,
            )
            for number, (keeper, sealed) in enumerate(shares, start=1)
        ]
    )


@transaction.atomic
def shares_ask(actor: Actor, holder_id: UUID) -> int:
    """Ask the keepers for their shares of an own key; return how many were asked. Each decides after having spoken to me."""
    holder: KeyHolder | None = (
        KeyHolder.rows.of(actor.organisation_id)
        .filter(pk=holder_id, person_id__in=numbers_of(person_of(actor)))
        .first()
    )
    if holder is None:
        raise not_found()
    asked: int = KeyShare.rows.of(actor.organisation_id).filter(holder=holder).update(asked_on=actor.on)
    return asked


@transaction.atomic
def share_give(actor: Actor, share_id: UUID, *, sealed: bytes) -> None:
    """Hand over the share that one keeps, sealed anew for the owner's new key. Raises NotFound when it was not asked for."""
    share: KeyShare | None = (
        KeyShare.rows.of(actor.organisation_id)
        .filter(pk=share_id, keeper__person_id=person_of(actor), asked_on__isnull=False)
        .first()
    )
    if share is None or read_envelope(sealed).kind is not Kind.SHARE:
        raise not_found()
    share.given = sealed
    share.save(update_fields=["given"])


def _own(actor: Actor, holder_id: UUID) -> KeyHolder:
    found: KeyHolder | None = (
        KeyHolder.rows.of(actor.organisation_id)
        .filter(pk=holder_id, person_id__in=numbers_of(person_of(actor)), ended_on__isnull=True)
        .first()
    )
    if found is None:
        raise not_found()
    return found


def _waiting(actor: Actor, holder_id: UUID) -> KeyHolder:
    found: KeyHolder | None = (
        KeyHolder.rows.of(actor.organisation_id)
        .select_for_update()
        .filter(pk=holder_id, approved_on__isnull=True, ended_on__isnull=True)
        # Two who agree to keys would learn who is concerned in a case. Its handler compares that key (`concerned.py`).
        .exclude(role__in=OWN_PAGE)
        .first()
    )
    if found is None:
        raise not_found()
    return found


def _not_claimed() -> InvalidData:
    return InvalidData(
        {"claim": Message("The new key has to sign its own entry. Reload the page and try again.")}
    )
