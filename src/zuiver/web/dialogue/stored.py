"""What is kept about a person in questions and answers, as parts of the page "Everything that is stored about you"."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.dialogue.queries import questions_about_me
from zuiver.people.actor import Actor
from zuiver.web.dialogue.words import capacity_words, outcome_words
from zuiver.web.entries import shown

Rows = Iterable[Mapping[str, Any]]
Columns = list[tuple[str, str, str]]


def stored_parts(actor: Actor) -> list[dict[str, Any]]:
    """Return the parts, each with its table, in the form of the page of the registers."""
    found = questions_about_me(actor)
    text = ("text", _("What"), "text")
    when = ("when", _("When"), "date")
    reading: Columns = [("text", _("Who"), "text"), ("capacity", _("As what"), "text"), when]
    return [
        _part(
            _("Your questions"), [text, when], _questions(found.get("questions", ())), _("You asked nothing.")
        ),
        _part(_("What you wrote in questions"), [text, when], _said(found.get("words", ())), _("Nothing.")),
        _part(_("What you answered"), [text, when], _said(found.get("answers", ())), _("Nothing.")),
        _part(
            _("Who opened your questions"),
            reading,
            _reads(found.get("reads_by_others", ())),
            _("Nobody but you."),
        ),
    ]


def _part(title: str, columns: Columns, rows: list[dict[str, Any]], empty: str) -> dict[str, Any]:
    return {"title": title, "columns": columns, "rows": rows, "empty": empty, "count": len(rows)}


def _questions(rows: Rows) -> list[dict[str, Any]]:
    return [
        {
            "href": reverse("my_question", args=[one["public_id"]]),
            "text": one["about"] or outcome_words(one["outcome"], one["module"]).sentence,
            "when": shown.day(one["asked_on"]),
        }
        for one in rows
    ]


def _said(rows: Rows) -> list[dict[str, Any]]:
    return [{"text": one["words"], "when": shown.moment(one["at"])} for one in rows]


def _reads(rows: Rows) -> list[dict[str, Any]]:
    return [
        {
            "text": one["reader__name"],
            "capacity": capacity_words(one["capacity"]),
            "when": shown.moment(one["at"]),
        }
        for one in rows
    ]
