"""Who keeps the registers takes the register of measures out; the audit trail says so."""

from collections.abc import Iterator

from django.db import transaction

from zuiver.measures.commands.recording import note, stop_on
from zuiver.measures.permissions import check_export
from zuiver.measures.queries.register import rows_for_export
from zuiver.measures.queries.views import MeasureFilters, MeasureRow
from zuiver.people.actor import Actor


@transaction.atomic
def measures_export(actor: Actor, filters: MeasureFilters | None = None) -> Iterator[MeasureRow]:
    """Note that the register is exported, and return its rows. Raises Refusal for who may not."""
    stop_on(check_export(actor))
    chosen = filters or MeasureFilters()
    data = {"late": chosen.late, "open": chosen.open, "effective": chosen.effective}
    note(actor, "measures.register.exported", "measures:register", data)
    return rows_for_export(actor, chosen)
