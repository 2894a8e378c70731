"""The conditions of an entry on its pages: what, by whom, by which day, and where it stands."""

from typing import Any

from django.utils.translation import gettext as _

from zuiver.measures.queries import measures_seen_with
from zuiver.people.actor import Actor
from zuiver.registers.queries import EntryView
from zuiver.web.entries import shown
from zuiver.web.measures.addresses import measure_address
from zuiver.web.measures.words import first_line, state


def measure_columns() -> list[tuple[str, str, str]]:
    """The columns of the list of conditions."""
    return [
        ("title", _("What"), "text"),
        ("owner", _("By whom"), "text"),
        ("due", _("By"), "date"),
        ("state", _("State"), "badge"),
    ]


def measure_rows(actor: Actor, view: EntryView) -> list[dict[str, Any]]:
    """The conditions of an entry, oldest first; none, and no query, in a register that imposes none."""
    if not view.register.imposes:
        return []
    subject = f"{view.entry.kind}:{view.entry.public_id}"
    return [
        {
            "href": measure_address(row.public_id),
            "title": first_line(row.text),
            "owner": row.owner,
            "due": shown.day(row.due_on),
            "state": state(row),
        }
        for row in measures_seen_with(actor, subject)
    ]
