"""What is kept about a person in measures, as parts of the page "Everything that is stored about you"."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from zuiver.measures.queries import measures_about_me
from zuiver.people.actor import Actor
from zuiver.web.entries import shown
from zuiver.web.measures.addresses import measure_address
from zuiver.web.measures.words import capacity, first_line

Rows = Iterable[Mapping[str, Any]]
Columns = list[tuple[str, str, str]]


def measure_parts(actor: Actor) -> list[dict[str, Any]]:
    """Return the parts, each with its table, in the form of the page of the registers."""
    found = measures_about_me(actor)
    what, when = ("text", _("What"), "text"), ("when", _("When"), "date")
    reading: Columns = [("text", _("Who"), "text"), ("capacity", _("As what"), "text"), when]
    return [
        _part(
            _("Your measures"),
            [what, ("due", _("Ready by"), "date")],
            _own(found.get("measures", ())),
            _("No measure is about you."),
        ),
        _part(_("What you wrote with measures"), [what, when], _said(found.get("words", ())), _("Nothing.")),
        _part(
            _("Who opened your measures"),
            reading,
            _reads(found.get("reads_by_others", ())),
            _("Nobody but you."),
        ),
    ]


def _part(title: str, columns: Columns, rows: list[dict[str, Any]], empty: str) -> dict[str, Any]:
    return {"title": title, "columns": columns, "rows": rows, "empty": empty, "count": len(rows)}


def _own(rows: Rows) -> list[dict[str, Any]]:
    return [
        {
            "href": measure_address(one["public_id"]),
            "text": first_line(one["text"]),
            "due": shown.day(one["due_on"]),
        }
        for one in rows
    ]


def _said(rows: Rows) -> list[dict[str, Any]]:
    return [
        {
            "href": measure_address(one["measure__public_id"]),
            "text": one["words"],
            "when": shown.moment(one["at"]),
        }
        for one in rows
    ]


def _reads(rows: Rows) -> list[dict[str, Any]]:
    return [
        {
            "text": one["reader__name"],
            "capacity": capacity(one["capacity"]),
            "when": shown.moment(one["at"]),
        }
        for one in rows
    ]
