"""The counts of a campaign in words and tables. What is too small to show comes folded from the query already."""

from typing import Any

from django.utils.translation import gettext as _

from zuiver.campaigns.figures import Parts, UnitCounts
from zuiver.campaigns.lifecycle import STATES, State
from zuiver.campaigns.queries import Progress
from zuiver.web.campaigns.words import joined
from zuiver.web.entries import shown


def progress_context(progress: Progress) -> dict[str, Any]:
    """Return what the page of a campaign shows of its counts."""
    return {
        "asked": progress.asked,
        "smallest": progress.smallest,
        "state_pairs": _state_pairs(progress.states) if progress.states else [],
        "unit_columns": [
            ("unit", _("Department"), "text"),
            ("asked", _("Asked"), "number"),
            ("done", _("Answered"), "number"),
        ],
        "unit_rows": _unit_rows(progress.departments) if progress.departments else [],
        "joined_since": progress.joined_since,
    }


def _state_pairs(parts: Parts) -> list[tuple[str, int]]:
    pairs = [(_words(state), parts.shown[state]) for state in State if state in parts.shown]
    if parts.rest is None:
        return pairs
    together = joined([_words(state) for state in State if state in parts.together])
    return [*pairs, (_("Together: %(what)s") % {"what": together}, parts.rest)]


def _words(state: State) -> str:
    return shown.words(STATES[state])


def _unit_rows(units: UnitCounts) -> list[dict[str, Any]]:
    rows = [{"unit": one.name, "asked": one.asked, "done": one.done} for one in units.shown]
    if units.others is None:
        return rows
    return [
        *rows,
        {"unit": _("Other departments together"), "asked": units.others.asked, "done": units.others.done},
    ]
