"""An export leaves the house, so it stands in the audit trail: by whom, how many, in what form; never what."""

from collections.abc import Mapping

from django.db import transaction

from zuiver.audit.record import record
from zuiver.people.actor import Actor
from zuiver.registers import permissions
from zuiver.registers.commands.recording import stop_on
from zuiver.registers.registry import register_of


@transaction.atomic
def export_record(actor: Actor, *, kind: str, count: int, form: str, filters: Mapping[str, str]) -> None:
    """Record that entries were exported. Raises Refusal for who may not export."""
    stop_on(permissions.check_export(actor, register_of(kind).readers.exports))
    record(
        "registers.entries.exported",
        organisation_id=actor.organisation_id,
        actor=actor.label,
        subject=f"register:{kind}",
        data={"count": count, "format": form, "filters": dict(filters)},
    )
