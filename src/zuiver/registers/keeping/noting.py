"""What the commands share: stopping on a refusal, reading typed text, and the audit event."""

from collections.abc import Mapping

from zuiver.audit.record import record
from zuiver.kernel.errors import Refusal, invalid
from zuiver.people.actor import Actor


def stop_on(refusal: Refusal | None) -> None:
    """Raise the refusal, if there is one."""
    if refusal is not None:
        raise refusal


def needed_text(field: str, typed: str, longest: int) -> str:
    """Return a text as it is kept. Raises InvalidData when it is missing or too long."""
    text = typed.strip()
    if not text:
        raise invalid(field, "There is nothing here yet. Write one sentence.")
    if len(text) > longest:
        raise invalid(field, "This is longer than {longest} characters. Make it shorter.", longest=longest)
    return text


def note(actor: Actor, event: str, subject: str, data: Mapping[str, object]) -> None:
    """Write one audit event in the caller's transaction."""
    record(event, organisation_id=actor.organisation_id, actor=actor.label, subject=subject, data=data)
