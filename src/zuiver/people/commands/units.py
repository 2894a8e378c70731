"""Makes and changes departments and teams."""

from django.db import IntegrityError, transaction

from zuiver.kernel.errors import invalid
from zuiver.people.actor import Actor
from zuiver.people.checking import line_of_text
from zuiver.people.commands.writing import account_for, must_manage, set_fields
from zuiver.people.models import Unit
from zuiver.people.placement import path_to_top


@transaction.atomic
def unit_create(actor: Actor, *, code: str, name: str, parent: Unit | None = None) -> Unit:
    """Make a unit. Raises InvalidData when the code is taken."""
    must_manage(actor, parent)
    unit = Unit(
        organisation_id=actor.organisation_id,
        code=line_of_text("code", code, longest=40),
        name=line_of_text("name", name, longest=200),
        parent=parent,
    )
    try:
        with transaction.atomic():
            unit.save()
    except IntegrityError:
        raise invalid("code", "There is a unit {code} already. Choose another code.", code=code) from None
    account_for(actor, "people.unit.created", unit, code=unit.code, parent=parent.code if parent else "")
    return unit


@transaction.atomic
def unit_change(actor: Actor, unit: Unit, *, name: str, parent: Unit | None) -> list[str]:
    """Rename a unit or hang it elsewhere; return what changed. Raises InvalidData for a parent that lies below it."""
    must_manage(actor, unit, parent)
    if parent is not None and unit.pk in {above.pk for above in path_to_top(parent)}:
        raise invalid(
            "parent_unit_code",
            "{parent} lies below {unit}, so it cannot be above it as well. Choose another unit.",
            parent=parent.code,
            unit=unit.code,
        )
    changed = set_fields(
        unit, {"name": line_of_text("name", name, longest=200), "parent_id": parent.pk if parent else None}
    )
    if changed:
        account_for(actor, "people.unit.changed", unit, code=unit.code, fields=", ".join(changed))
    return changed
