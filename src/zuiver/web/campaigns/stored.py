"""What campaigns keep about a person, as parts of the page "Everything that is stored about you"."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.campaigns.lifecycle import State
from zuiver.campaigns.queries import requests_about_me
from zuiver.campaigns.reasons import read
from zuiver.people.actor import Actor
from zuiver.web.campaigns.words import joined, reason_words, register_names, state_badge
from zuiver.web.entries import shown

Rows = Iterable[Mapping[str, Any]]


def campaign_parts(actor: Actor) -> list[dict[str, Any]]:
    """Return the parts, each with its table, in the form of the page of the registers."""
    found = requests_about_me(actor)
    what, why, when = ("what", _("What"), "text"), ("why", _("Why"), "text"), ("when", _("When"), "date")
    return [
        _part(
            _("What you were asked to confirm"),
            [what, why, ("answer", _("Your answer"), "text"), when],
            _requests(found.get("confirm_requests", ())),
            _("You were asked nothing."),
        ),
        _part(
            _("What we know of your place, to notice a change"),
            [what, when],
            _seen(found.get("work_seen", ())),
            _("Nothing."),
        ),
    ]


def _part(
    title: str, columns: list[tuple[str, str, str]], rows: list[dict[str, Any]], empty: str
) -> dict[str, Any]:
    return {"title": title, "columns": columns, "rows": rows, "empty": empty, "count": len(rows)}


def _requests(rows: Rows) -> list[dict[str, Any]]:
    return [
        {
            "href": reverse("my_request", args=[one["public_id"]]),
            "what": joined(register_names(one["kinds"])),
            "why": "; ".join(reason_words(read(one["reasons"]))),
            "answer": state_badge(State(one["state"]))[0],
            "when": shown.day(one["answered_on"] or one["opened_on"]),
        }
        for one in rows
    ]


def _seen(rows: Rows) -> list[dict[str, Any]]:
    return [
        {
            "what": ", ".join(
                str(part) for part in (one["function"], one["unit__name"], one["scale"]) if part
            ),
            "when": shown.day(one["seen_on"]),
        }
        for one in rows
    ]
