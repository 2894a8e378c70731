"""A list of one's own entries: its columns and its lines."""

from typing import Any

from django.utils.translation import gettext as _

from zuiver.registers.queries import EntryRow
from zuiver.registers.registry import register_of
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.states import label


def own_columns() -> list[tuple[str, str, str]]:
    """The columns of a list of one's own entries."""
    return [
        ("title", _("What"), "text"),
        ("party", _("From"), "text"),
        ("day", _("When"), "date"),
        ("amount", _("Worth"), "number"),
        ("state", _("Where it stands"), "badge"),
    ]


def own_row(row: EntryRow) -> dict[str, Any]:
    """A line of that list."""
    return {
        "href": entry_address(register_of(row.kind), row.public_id),
        "title": row.title,
        "party": row.party_name,
        "day": shown.day(row.happened_on),
        "amount": shown.euros(row.amount_cents),
        "state": label(row.state),
    }
