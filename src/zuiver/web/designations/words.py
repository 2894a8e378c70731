"""Risks, screening, signs and days of designations in the words of the reader."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.kernel.errors import Message
from zuiver.people.designations.gaps import Missing, Sign
from zuiver.people.models import Designation
from zuiver.web.entries import shown

RISKS: Final[Mapping[str, Message]] = {
    "contracts": Message("Choosing who gets a contract"),
    "inspection": Message("Checking what others do"),
    "permits": Message("Deciding on permits and grants"),
    "mandate": Message("Deciding in the name of the organisation"),
    "price_sensitive": Message("Knowing what can move a price"),
    "money": Message("Handling money or goods"),
    "other": Message("Another risk"),
}
SCREENINGS: Final[Mapping[str, Message]] = {
    "none": Message("The usual one"),
    "profile": Message("Certificate of conduct with a profile of its own"),
    "heavy": Message("Heavier screening before somebody starts"),
}
SIGNS: Final[Mapping[Sign, Message]] = {
    Sign.ROLE: Message("somebody in it holds a role with a mandate"),
    Sign.LEADS: Message("somebody in it leads a unit"),
    Sign.DOSSIER: Message("somebody in it takes part in a tender"),
}


def risk(one: Designation) -> str:
    """The risk in words."""
    return shown.words(RISKS[one.risk])


def screening(one: Designation) -> str:
    """The level of screening in words."""
    return shown.words(SCREENINGS[one.screening])


def interests(one: Designation) -> str:
    """Whether interests are reported."""
    return _("Yes") if one.reports_interests else _("No")


def until(day: date | None) -> str:
    """The last day; "still" where there is none."""
    return shown.day(day) if day else _("still")


def signs(one: Missing) -> str:
    """Why a function is on the report, as one line."""
    found = []
    if one.words:
        found.append(_("the name holds: %(words)s") % {"words": ", ".join(one.words)})
    found += [shown.words(SIGNS[sign]) for sign in one.signs if sign in SIGNS]
    return "; ".join(found)


def tabs(here: str) -> list[tuple[str, str, bool, None]]:
    """The three views of the list."""
    wanted = [
        ("designations", _("Designated now")),
        ("designation_gaps", _("What is missing")),
        ("designations_ended", _("Ended")),
    ]
    return [(reverse(name), label, name == here, None) for name, label in wanted]


def facts(one: Designation) -> list[tuple[str, str]]:
    """All that stands in a row, for its page and for the letter."""
    return [
        (_("Why"), one.reason),
        (_("Risk"), risk(one)),
        (_("Interests are reported"), interests(one)),
        (_("Interests that are not allowed"), one.prohibited_interests),
        (_("Screening"), screening(one)),
        (_("Decided by"), one.decided_by),
        (_("Decided on"), shown.day(one.decided_on)),
        (_("From"), shown.day(one.valid_from)),
        (_("Until"), until(one.valid_until)),
        (_("Look at it again on"), shown.day(one.review_on)),
        (_("Why it ended"), one.end_reason),
    ]
