"""A large file comes in slice by slice, each as often as it is sent, and becomes part of a case when a piece names it.

A slice needs no wait for the disk (`durable.py`): databases write their log in order, so when the report that names it is on
the disk, so is every slice that came before. And no report is taken of which a slice is not there.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from zuiver.cases.commands.storing import store_first
from zuiver.cases.models import Case, Slice, Upload
from zuiver.cases.pieces import Piece
from zuiver.cases.sealing.envelope import digest_of
from zuiver.cases.sealing.proof import digest_of_all
from zuiver.cases.sealing.slices import check_slice, slice_count
from zuiver.cases.standing import not_found, place_of, stand_in
from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal, invalid
from zuiver.people.actor import Actor

# Somebody can go on after a night, and what nobody named is gone the day after.
UNNAMED_DAYS: Final = 1
_TOKEN: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True)
class Arriving:
    """A slice as it arrived. `token` is the secret of who sends the upload."""

    upload_id: UUID
    token: str
    size_class: int
    number: int
    sealed: bytes


@transaction.atomic
def slice_store(organisation_id: int, arriving: Arriving) -> None:
    """Keep a slice until a piece names its upload. Anybody may; the same slice again changes nothing.

    Raises `NotSealedRight` for what cannot be that slice, and Refusal where the upload is another's, was named already, or
    has other bytes in that place.
    """
    check_slice(arriving.upload_id, arriving.size_class, arriving.number, arriving.sealed)
    today, token = clock.today(), _stored(arriving.token)
    upload = Upload(
        id=arriving.upload_id,
        organisation_id=organisation_id,
        token=token,
        size_class=arriving.size_class,
        day=today,
    )
    if not store_first(upload):
        upload = _own(organisation_id, arriving.upload_id, token)
        if upload.size_class != arriving.size_class:
            raise _upload_gone()
        if upload.day != today:
            Upload.rows.filter(pk=upload.pk).update(day=today)
    digest = digest_of(arriving.sealed)
    row = Slice(
        organisation_id=organisation_id,
        upload=upload,
        number=arriving.number,
        digest=digest,
        sealed=arriving.sealed,
    )
    if not store_first(row):
        there = Slice.rows.of(organisation_id).filter(upload=upload, number=arriving.number)
        if there.values_list("digest", flat=True).get() != digest:
            raise _upload_gone()


def slices_there(organisation_id: int, upload_id: UUID, token: str) -> list[int]:
    """Return which slices of an own upload are there; none where there is no such upload, or it is another's."""
    own = Upload.rows.of(organisation_id).filter(pk=upload_id, case__isnull=True, token=_stored(token))
    rows = Slice.rows.of(organisation_id).filter(upload__in=own)
    return list(rows.order_by("number").values_list("number", flat=True))


def slice_store_by(actor: Actor, case_id: UUID, arriving: Arriving) -> None:
    """The same for a reader of a case. Raises NotFound for who has no place there."""
    _check_place(actor, case_id)
    slice_store(actor.organisation_id, arriving)


def slices_there_for(actor: Actor, case_id: UUID, upload_id: UUID, token: str) -> list[int]:
    """The same for a reader of a case. Raises NotFound for who has no place there."""
    _check_place(actor, case_id)
    return slices_there(actor.organisation_id, upload_id, token)


def take_uploads(case: Case, pieces: Iterable[Piece]) -> None:
    """Make the uploads that these pieces name part of the case. Raises Refusal where a slice is not there."""
    for piece in pieces:
        named = piece.upload
        if named is None:
            continue
        upload = _own(case.organisation_id, named.id, _stored(named.token))
        rows = Slice.rows.of(case.organisation_id).filter(upload=upload).order_by("number")
        digests = list(rows.values_list("digest", flat=True))
        if len(digests) != slice_count(upload.size_class) or digest_of_all(digests) != named.digest:
            raise _upload_gone()
        Upload.rows.filter(pk=upload.pk).update(case=case, compartment=piece.compartment.value, token="")


def uploads_expire(organisation_id: int, today: date) -> int:
    """Remove what was sent and never named by anything, with all its slices; return how many uploads that were."""
    rows = Upload.rows.of(organisation_id).filter(case__isnull=True)
    old = list(rows.filter(day__lt=today - timedelta(days=UNNAMED_DAYS)).values_list("pk", flat=True))
    if not old:
        return 0
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Freed pages are overwritten, so that a copy of the file holds nothing of it.
            cursor.execute("PRAGMA secure_delete=ON")
    with transaction.atomic():
        Slice.rows.of(organisation_id).filter(upload__in=old, upload__case__isnull=True).delete()
        Upload.rows.of(organisation_id).filter(pk__in=old, case__isnull=True).delete()
    return len(old)


def _own(organisation_id: int, upload_id: UUID, token: str) -> Upload:
    """The upload, held for this transaction, of who knows its secret and before anything named it."""
    rows = Upload.rows.of(organisation_id).select_for_update().filter(pk=upload_id, case__isnull=True)
    upload: Upload | None = rows.first()
    if upload is None or not hmac.compare_digest(upload.token, token):
        raise _upload_gone()
    return upload


def _check_place(actor: Actor, case_id: UUID) -> None:
    case: Case | None = Case.rows.of(actor.organisation_id).filter(pk=case_id).first()
    nothing = stand_in(actor, case_id)
    if place_of(actor, case or nothing) is None or case is None:
        raise not_found()


def _stored(token: str) -> str:
    """What is kept of a secret: a plain hash suffices, because it is 256 bits by chance."""
    if not _TOKEN.fullmatch(token):
        raise invalid("upload", "This did not arrive whole. Your text stays where it is: send it again.")
    return hashlib.sha256(f"zuiver-upload-1\n{token}".encode()).hexdigest()


def _upload_gone() -> Refusal:
    """One answer, whoever asks: not there, another's, taken already, or not the same."""
    return Refusal(
        "upload_gone",
        "Not all pieces of a file are here any more. Your text stays where it is: send it again, and the file goes along anew.",
    )
