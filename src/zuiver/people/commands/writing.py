"""What every command of this room does: ask whether it may, and account for it in the same transaction."""

from collections.abc import Mapping
from datetime import date

from zuiver.audit.record import record
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Counterparty, Person, Tenant, Unit
from zuiver.people.permissions import check_manage_people, check_same_organisation


def raise_if(refusal: Refusal | None) -> None:
    """Raise the refusal, if there is one."""
    if refusal:
        raise refusal


def must_manage(actor: Actor, *rows: Tenant | None) -> None:
    """Raise unless the actor keeps the personnel records, of the organisation that all rows belong to."""
    raise_if(check_same_organisation(actor, *rows))
    raise_if(check_manage_people(actor))


def account_for(actor: Actor, event: str, about: Person | Unit | Counterparty, **data: object) -> None:
    """Record that the actor did this, about a person, a unit or an organisation outside."""
    record(
        event, organisation_id=actor.organisation_id, actor=actor.label, subject=subject_of(about), data=data
    )


def subject_of(about: Person | Unit | Counterparty) -> str:
    """Return how the audit trail names a row."""
    if isinstance(about, Unit):
        return f"unit:{about.code}"
    kind = "person" if isinstance(about, Person) else "counterparty"
    return f"{kind}:{about.public_id}"


def set_fields(row: Tenant, wanted: Mapping[str, object]) -> list[str]:
    """Give the row these values, save what differs, and return the names of what differed."""
    changed = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, wanted[name])
    if changed:
        row.save(update_fields=changed)
    return changed


def day_text(day: date | None) -> str:
    """Return a day as the audit trail shows it; "-" for no end."""
    return day.isoformat() if day else "-"
