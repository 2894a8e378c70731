"""A norm in the words of a reader: what kind of statement it is, whom it binds, and whether it still stands."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zuiver.codes.attesting.whom import whom_words
from zuiver.codes.norms.model import Norm, NormType, Status
from zuiver.codes.reference import norm_book
from zuiver.kernel.language import Language, language_of
from zuiver.kernel.partial_date import PartialDate
from zuiver.web.code.places import CodeLink, norm_link

TYPES: Final = {
    NormType.OBLIGATION: gettext_noop("You must do this"),
    NormType.PROHIBITION: gettext_noop("You must not do this"),
    NormType.PERMISSION: gettext_noop("You may do this"),
    NormType.EXPECTATION: gettext_noop("This is expected"),
    NormType.PRINCIPLE: gettext_noop("This is where we stand"),
    NormType.RIGHT: gettext_noop("You have a right to this"),
    NormType.PROCEDURE: gettext_noop("This is how it goes"),
    NormType.THRESHOLD: gettext_noop("This is where the line is"),
    NormType.ROLE: gettext_noop("Who does what"),
    NormType.CONSEQUENCE: gettext_noop("What follows"),
}
_TONES: Final = {NormType.PROHIBITION: "stop", NormType.OBLIGATION: "care", NormType.PERMISSION: "go"}


@dataclass(frozen=True)
class NormLine:
    """A norm as a page shows it. `readings` are our questions and answers where the code is silent."""

    id: str
    words: str
    kind: str
    tone: str
    binds: str
    status: str
    note: str
    readings: tuple[tuple[str, str], ...]
    link: CodeLink


def norm_line(norm: Norm, on: date, language: str) -> NormLine:
    """The line of a norm on a day."""
    tongue = language_of(language)
    return NormLine(
        id=norm.id,
        words=norm.text.in_language(tongue),
        kind=_(TYPES[norm.type]),
        tone=_TONES.get(norm.type, "neutral"),
        binds=", ".join(whom_words(norm.binds, tongue)),
        status=_status(norm, on, tongue),
        note=norm.note.in_language(tongue) if norm.note else "",
        readings=tuple(
            (reading.question.in_language(tongue), reading.text.in_language(tongue))
            for reading in norm_book().readings_of(norm.id)
        ),
        link=norm_link(norm.id),
    )


def _status(norm: Norm, on: date, tongue: Language) -> str:
    if norm.overtaken_from and not norm.holds_on(on):
        day = PartialDate.of(norm.overtaken_from).show(tongue)
        return _("The law says otherwise since %(day)s") % {"day": day}
    if norm.status is Status.RESTATED:
        return _("Says again what another norm says")
    return _("In force")
