"""What somebody typed and did not send yet: seen by nobody else, and gone when it is sent."""

from typing import Any, Final
from uuid import UUID

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.actor import Actor
from zuiver.registers.commands.recording import person_of
from zuiver.registers.declaration import Typed
from zuiver.registers.models import Draft
from zuiver.registers.registry import register_of

MOST_DRAFTS: Final = 20
LONGEST_DRAFT: Final = 20_000


@transaction.atomic
def draft_save(actor: Actor, *, kind: str, submission_key: UUID, data: Typed) -> Draft:
    """Keep what was typed as it is, right or wrong; the next call replaces it. A draft is no audit event.

    Raises InvalidData for more text than any form holds, and Refusal for more than twenty drafts.
    """
    register = register_of(kind)
    person = person_of(actor)
    kept = {field.name: _plain(data[field.name]) for field in register.fields if field.name in data}
    if sum(len(str(value)) for value in kept.values()) > LONGEST_DRAFT:
        raise InvalidData(
            {"data": Message("This is more text than fits. Shorten it; then it is kept again.")}
        )
    drafts = Draft.rows.of(actor.organisation_id).filter(person=person)
    others = drafts.exclude(submission_key=submission_key)
    if others.count() >= MOST_DRAFTS:
        raise Refusal(
            "too_many_drafts",
            "You have {most} drafts already. Send or throw away one of them first.",
            most=MOST_DRAFTS,
        )
    draft: Draft
    draft, _ = Draft.rows.update_or_create(
        organisation_id=actor.organisation_id,
        person=person,
        submission_key=submission_key,
        defaults={"kind": kind, "data": kept, "updated_at": clock.now()},
    )
    return draft


@transaction.atomic
def draft_discard(actor: Actor, *, submission_key: UUID) -> None:
    """Throw a draft away; nothing happens when there is none."""
    forget_draft(actor, submission_key)


def forget_draft(actor: Actor, submission_key: UUID) -> None:
    """Remove the actor's draft of a form, in the caller's transaction."""
    drafts = Draft.rows.of(actor.organisation_id).filter(submission_key=submission_key)
    drafts.filter(person_id__in=[actor.person_id]).delete()


def _plain(value: Any) -> Any:
    """A text, a truth or a list of texts: nothing else comes out of a form."""
    if value is None or isinstance(value, bool):
        return value
    return [str(one) for one in value] if isinstance(value, list | tuple) else str(value)
