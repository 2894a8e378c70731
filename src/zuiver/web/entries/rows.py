"""A list of one's own entries: its columns and its lines."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from zuiver.registers.declaration import Register
from zuiver.registers.fields import Text
from zuiver.registers.queries import EntryRow
from zuiver.registers.registry import register_of
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.states import label


def own_columns() -> list[tuple[str, str, str]]:
    """The columns of a list of one's own entries, of all registers."""
    return [
        ("title", _("What"), "text"),
        ("party", _("Organisation"), "text"),
        ("day", _("When"), "date"),
        ("amount", _("Worth"), "number"),
        ("state", _("Where it stands"), "badge"),
    ]


def draft_title(register: Register, typed: Mapping[str, Any]) -> str:
    """What a draft is called: the first line of its longest question, or what sort of thing it is."""
    texts = [
        one
        for one in register.form_fields
        if isinstance(one.type, Text) and one.core and not one.type.suggest
    ]
    lines = [line for one in texts for line in str(typed.get(one.name) or "").strip().splitlines()[:1]]
    return lines[0][:80] if lines else shown.words(register.singular)


def own_row(row: EntryRow) -> dict[str, Any]:
    """A line of that list."""
    register = register_of(row.kind)
    return {
        "href": entry_address(register, row.public_id),
        "title": row.title,
        "party": row.party_name,
        "day": shown.day(row.happened_on),
        "amount": shown.euros(row.amount_cents),
        "state": label(register, row.state),
    }
