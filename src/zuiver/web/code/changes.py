"""A change of a passage as a page shows it: what went, what came, and which norms it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zuiver.codes.comparing import Change, Fate, Span
from zuiver.codes.norms.model import Norm
from zuiver.kernel.language import language_of
from zuiver.web.code.places import trail_words

FATES: Final = {
    Fate.REWORDED: (gettext_noop("Other words"), "care"),
    Fate.ADDED: (gettext_noop("New"), "go"),
    Fate.REMOVED: (gettext_noop("No longer there"), "stop"),
    Fate.MOVED: (gettext_noop("In another place"), "neutral"),
}


@dataclass(frozen=True)
class ChangeLine:
    """A change with its place in the code; `norms` says in our words what it is about: [(id, words)]."""

    trail: str
    fate: str
    tone: str
    is_heading: bool
    spans: tuple[Span, ...]
    norms: tuple[tuple[str, str], ...]


def change_line(change: Change, norms: Iterable[Norm], language: str) -> ChangeLine:
    """The line of a change."""
    words, tone = FATES[change.fate]
    tongue = language_of(language)
    return ChangeLine(
        trail=trail_words(change.passage.titles),
        fate=_(words),
        tone=tone,
        is_heading=change.passage.is_heading,
        spans=change.spans(),
        norms=tuple((norm.id, norm.text.in_language(tongue)) for norm in norms),
    )
