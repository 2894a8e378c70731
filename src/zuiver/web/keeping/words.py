"""Words of the pages about keeping: periods, moments, states and outcomes in the language of the reader."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zuiver.kernel.errors import NotFound
from zuiver.registers.keeping.models import LegalHold, RetentionRule
from zuiver.registers.keeping.periods import CountedFrom
from zuiver.registers.keeping.states import DestructionState, Outcome, PackState
from zuiver.registers.registry import register_of
from zuiver.web.entries import shown

MOMENTS: Final = {
    CountedFrom.CLOSED: gettext_noop("from the day nothing was left to do"),
    CountedFrom.HAPPENED: gettext_noop("from the day it happened"),
    CountedFrom.ENDED: gettext_noop("from the day it ended"),
}
_STATES: Final = {
    DestructionState.PROPOSED: (gettext_noop("Waits for a second person"), "care"),
    DestructionState.APPROVED: (gettext_noop("Approved, is carried out"), "care"),
    DestructionState.REFUSED: (gettext_noop("Not approved"), "neutral"),
    DestructionState.DONE: (gettext_noop("Carried out"), "go"),
}
_TO_DO: Final = gettext_noop("Still to do")
_OUTCOMES: Final = {
    Outcome.DESTROYED: gettext_noop("Destroyed"),
    Outcome.HELD: gettext_noop("Kept: on hold"),
    Outcome.NOT_DUE: gettext_noop("Kept: its day has not come"),
    Outcome.MEASURES_OPEN: gettext_noop("Kept: a measure is not finished"),
    Outcome.GONE: gettext_noop("Was gone already"),
}
_PACK_STATES: Final = {
    PackState.ASKED: (gettext_noop("Choose what is shown"), "care"),
    PackState.MASKED: (gettext_noop("Waits for a second person"), "care"),
    PackState.CHECKED: (gettext_noop("Ready for the person"), "go"),
    PackState.HANDED_OUT: (gettext_noop("Handed out"), "neutral"),
}


def register_name(kind: str) -> str:
    """The name of a register; of one that is gone its stored word."""
    try:
        return shown.words(register_of(kind).name)
    except NotFound:
        return kind


def period(rule: RetentionRule | None) -> str:
    """A line of the table as a sentence has it."""
    if rule is None:
        return _("no period was approved, so nothing is deleted")
    if rule.years is None:
        return _("nothing is deleted")
    told = {"years": rule.years, "moment": _(MOMENTS[CountedFrom(rule.counted_from)])}
    return _("%(years)s years, %(moment)s") % told


def state_badge(state: str) -> tuple[str, str]:
    """The words and the tone of the state of a list."""
    words, tone = _STATES[DestructionState(state)]
    return _(words), tone


def pack_badge(state: str) -> tuple[str, str]:
    """The words and the tone of the state of an access pack."""
    words, tone = _PACK_STATES[PackState(state)]
    return _(words), tone


def outcome(stored: str) -> str:
    """What came of a line of a list."""
    known = _OUTCOMES[Outcome(stored)] if stored else _TO_DO
    return _(known)


def held_what(hold: LegalHold) -> str:
    """What a hold keeps: a person or a giver by name, an entry by its number."""
    if hold.person:
        return _("Everything of %(name)s") % {"name": hold.person.name}
    if hold.counterparty:
        return _("Everything from %(name)s") % {"name": hold.counterparty.name}
    return _("Entry %(number)s") % {"number": hold.entry_public_id}
