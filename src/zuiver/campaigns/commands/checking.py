"""What came of looking at one answer of a sample."""

from enum import StrEnum
from typing import Final

from django.db import transaction

from zuiver.audit.record import record
from zuiver.campaigns import permissions, policies
from zuiver.campaigns.commands.recording import LONGEST_REASON, stop_on
from zuiver.campaigns.models import SampleCheck
from zuiver.campaigns.telling import subject_of
from zuiver.kernel.errors import invalid
from zuiver.people.actor import Actor


class Result(StrEnum):
    """What was found: it is right, it was put right together, or it has to be talked about further."""

    IN_ORDER = "in_order"
    PUT_RIGHT = "put_right"
    TO_DISCUSS = "to_discuss"


VERIFIED: Final = frozenset(Result)


@transaction.atomic
def check_record(
    actor: Actor, *, sample_id: str, request_id: str, result: str, note: str = ""
) -> SampleCheck:
    """Keep what was found of one request of a sample; again is possible, and the audit trail keeps both.

    Nobody checks an own answer. Raises NotFound, Refusal, and InvalidData for a result that is none or a note that is too long.
    """
    stop_on(permissions.check_manage(actor))
    found: SampleCheck | None = (
        SampleCheck.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("request")
        .filter(sample__public_id=sample_id, request__public_id=request_id)
        .first()
    )
    if found is None:
        raise permissions.request_not_found()
    stop_on(policies.check_not_own(actor.person_id, found.request.person_id))
    if result not in VERIFIED:
        raise invalid("result", "This says not yet what was found. Choose one of the answers.")
    if len(note) > LONGEST_REASON:
        raise invalid(
            "note", "This is longer than {longest} characters. Make it shorter.", longest=LONGEST_REASON
        )
    found.result, found.note = result, note.strip()
    found.checked_by_id, found.checked_on = actor.person_id, actor.on
    found.save(update_fields=["result", "note", "checked_by", "checked_on"])
    record(
        "campaigns.check.recorded",
        organisation_id=actor.organisation_id,
        actor=actor.label,
        subject=subject_of(found.request),
        data={"result": result, "sample": sample_id},
    )
    return found
