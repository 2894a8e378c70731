"""Examples as pages show them: the outcome, the question and the answer in general words, and where they stand on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.codes.reference import norm_book
from zuiver.dialogue.queries import PrecedentView
from zuiver.kernel import clock
from zuiver.web.dialogue.words import OutcomeWords, outcome_words, subject_of
from zuiver.web.entries import shown


@dataclass(frozen=True)
class Example:
    """One example on a page."""

    public_id: str
    href: str
    heard: OutcomeWords
    subject: str
    asked: str
    answer: str
    norms: tuple[tuple[str, str], ...]
    stands_on: str
    published: str
    is_same_rule: bool
    state: str


def example_lines(found: Iterable[PrecedentView]) -> list[Example]:
    """Return examples for a page, in the same order."""
    return [example_line(one) for one in found]


def example_line(one: PrecedentView) -> Example:
    """Return one example for a page."""
    known = norm_book().norms
    language = shown.reader_language()
    stands_on = _("%(edition)s, rules of %(day)s") % {"edition": one.edition, "day": _day(one.rule_version)}
    return Example(
        public_id=one.public_id,
        href=reverse("precedent", args=[one.public_id]),
        heard=outcome_words(one.outcome, one.module),
        subject=subject_of(one.module, one.published_on or clock.today(), one.pack),
        asked=one.asked_words,
        answer=one.answer_words,
        norms=tuple(
            (name, known[name].text.in_language(language) if name in known else "") for name in one.norms
        ),
        stands_on=stands_on,
        published=shown.day(one.published_on),
        is_same_rule=one.is_same_rule,
        state=shown.words(one.state_label),
    )


def _day(text: str) -> str:
    """The day of a rule version; what is no day shows as it is."""
    try:
        return shown.day(date.fromisoformat(text))
    except ValueError:
        return text
