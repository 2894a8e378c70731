"""The directory of keys as it is stored: one line after another, each checked by the same rules as every browser uses."""

from django.db import transaction

from zuiver.cases.approving import check_approver
from zuiver.cases.models import DirectoryLine
from zuiver.cases.sealing.directory import Directory, take, verify
from zuiver.cases.sealing.directory_entries import Action, read_entry
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor


def directory_records(organisation_id: int) -> list[str]:
    """Return every record, the first one first: what a browser downloads whole and checks itself."""
    return list(DirectoryLine.rows.of(organisation_id).order_by("number").values_list("text", flat=True))


def current_directory(organisation_id: int) -> Directory:
    """Return the state after the last record. Raises `NotSigned` when somebody changed what is stored."""
    return verify(directory_records(organisation_id))


@transaction.atomic
def directory_append(actor: Actor, record: str) -> None:
    """Add a record about who approves: the first one, or other approvers. Raises Refusal, `NotSigned`, `NotSealedRight`."""
    check_approver(actor, owner_id=None)
    if read_entry(record).action not in (Action.FOUND, Action.APPROVERS):
        raise Refusal("record_of_a_key", "A key is put forward by its owner. Use that page.")
    append_record(actor, record)


def append_record(actor: Actor, record: str) -> None:
    """Add any record that follows and holds, in the caller's transaction."""
    directory = current_directory(actor.organisation_id)
    entry = read_entry(record)
    take(directory, entry)
    DirectoryLine.rows.create(
        organisation_id=actor.organisation_id, number=entry.number, text=record, hash=entry.hash
    )
