"""Words of the pages about campaigns: reasons, states, registers, and what the conditions of an audience say."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zuiver.campaigns.audience import YES, Audience
from zuiver.campaigns.lifecycle import CAMPAIGN_STATES, STATES, CampaignState, State
from zuiver.campaigns.queries import StepLine
from zuiver.campaigns.reasons import DAYS, Reason, known, words_of
from zuiver.kernel.errors import NotFound
from zuiver.registers.registry import register_of
from zuiver.web.entries import shown

_TONES: Final = {
    State.OPEN: "care",
    State.EXTENSION_ASKED: "care",
    State.CHANGING: "care",
    State.UNCHANGED: "go",
    State.CHANGED: "go",
    State.NOTHING: "go",
}
_CAMPAIGN_TONES: Final = {CampaignState.RUNNING: "go", CampaignState.STARTING: "care"}
_ACTIONS: Final = {
    "answer": gettext_noop("Answered"),
    "finish": gettext_noop("Corrected what had changed"),
    "ask_extension": gettext_noop("Asked for more time, until %(day)s"),
    "extend": gettext_noop("Gave more time, until %(day)s"),
    "refuse_extension": gettext_noop("Gave no more time"),
    "exempt": gettext_noop("Let off"),
}


def reason_words(reasons: Iterable[Reason]) -> list[str]:
    """Return why somebody is asked; a reason of an older version that has no words is left out."""
    return [shown.words(words_of(_dated(one))) for one in reasons if known(one[0])]


def _dated(reason: Reason) -> Reason:
    code, values = reason
    return code, {
        name: shown.day(date.fromisoformat(value)) if name in DAYS else value
        for name, value in values.items()
    }


def state_badge(state: State) -> tuple[str, str]:
    """Return the words and the tone of the state of a request."""
    return shown.words(STATES[state]), _TONES.get(state, "neutral")


def campaign_badge(state: CampaignState) -> tuple[str, str]:
    """Return the words and the tone of the state of a campaign."""
    return shown.words(CAMPAIGN_STATES[state]), _CAMPAIGN_TONES.get(state, "neutral")


def register_names(kinds: Iterable[str]) -> list[str]:
    """Return the names of registers; one that is gone is left out."""
    return [name for kind in kinds if (name := _register_name(kind))]


def _register_name(kind: str) -> str:
    try:
        return shown.words(register_of(kind).name)
    except NotFound:
        return ""


def joined(names: list[str]) -> str:
    """Return names as a sentence has them: "gifts, side activities and interests"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def step_lines(steps: Iterable[StepLine]) -> list[dict[str, str]]:
    """Return what people did to a request, as lines of a timeline."""
    return [
        {
            "what": _(_ACTIONS.get(one.action, "Answered")) % {"day": shown.day(one.until)},
            "who": one.who,
            "note": one.reason,
            "when": shown.moment(one.at),
        }
        for one in steps
    ]


def audience_words(audience: Audience, unit_names: dict[str, str]) -> list[tuple[str, str]]:
    """Return the conditions of an audience as pairs of term and value."""
    pairs = [
        (_("Units, with all below"), ", ".join(unit_names.get(code, code) for code in audience.units)),
        (_("Functions with one of these words"), ", ".join(audience.functions)),
        (_("Pay scale"), _range(audience.scale_from, audience.scale_to)),
        (_("On the payroll or hired"), _kind_words(audience.kind)),
        (_("Known to the HR system"), _yes_no(audience.hr_record)),
        (_("Leads a unit"), _("yes") if audience.leads else ""),
        (_("In this function since"), _range(audience.since_from, audience.since_until)),
    ]
    said = [(term, value) for term, value in pairs if value]
    return said or [(_("Who"), _("Everybody who works here"))]


def _kind_words(kind: str) -> str:
    return {"employee": _("On the payroll"), "external": _("Hired from outside")}.get(kind, "")


def _yes_no(value: str) -> str:
    return "" if not value else (_("yes") if value == YES else _("no"))


def _range(first: int | date | None, last: int | date | None) -> str:
    said = {"first": _said(first), "last": _said(last)}
    if first is not None and last is not None:
        return _("%(first)s up to %(last)s") % said
    if first is not None:
        return _("from %(first)s") % said
    return _("up to %(last)s") % said if last is not None else ""


def _said(value: int | date | None) -> str:
    return shown.day(value) if isinstance(value, date) else str(value or "")
