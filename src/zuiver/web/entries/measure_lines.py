"""The conditions of an entry on its pages: what, by whom, by which day, and where it stands."""

from typing import Any, Final

from django.utils.translation import gettext as _

from zuiver.measures.queries import measures_of, measures_seen_with
from zuiver.people.actor import Actor
from zuiver.registers import permissions
from zuiver.registers.queries import EntryView
from zuiver.web.entries import shown
from zuiver.web.measures.addresses import measure_address
from zuiver.web.measures.subjects import READS
from zuiver.web.measures.words import first_line, state

SEES_ALL: Final = READS | {permissions.PERSON}


def measure_columns() -> list[tuple[str, str, str]]:
    """The columns of the list of conditions."""
    return [
        ("title", _("What"), "text"),
        ("owner", _("By whom"), "text"),
        ("due", _("By"), "date"),
        ("state", _("State"), "badge"),
    ]


def measure_rows(actor: Actor, view: EntryView) -> list[dict[str, Any]]:
    """The conditions of an entry, oldest first; none, and no query, in a register that imposes none.

    All of them for the person, who assesses and who keeps the register; anybody else sees those with a tie of their own.
    """
    if not view.register.imposes:
        return []
    subject = f"{view.entry.kind}:{view.entry.public_id}"
    seen = measures_seen_with if view.capacity in SEES_ALL else measures_of
    return [
        {
            "href": measure_address(row.public_id),
            "title": first_line(row.text),
            "owner": row.owner,
            "due": shown.day(row.due_on),
            "state": state(row),
        }
        for row in seen(actor, subject)
    ]
