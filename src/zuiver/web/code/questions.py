"""How often people asked about a theme, in words: months that are over, and no small numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zuiver.codes.counting import questions_by_month
from zuiver.codes.small_numbers import smallest_shown
from zuiver.people.models import Organisation
from zuiver.web.code.rules_beside import Subject


@dataclass(frozen=True)
class QuestionLine:
    """A theme and what may be said about how often people asked."""

    title: str
    words: str


def question_lines(
    organisation: Organisation, today: date, subjects: Sequence[Subject]
) -> list[QuestionLine]:
    """A line for each theme: at least so many in a year, or fewer than the smallest number in every month."""
    counts = questions_by_month(organisation, today) if subjects else []
    smallest = smallest_shown(organisation)
    lines = []
    for subject in subjects:
        shown = [one.asked for one in counts if one.theme == subject.module and one.asked]
        lines.append(QuestionLine(subject.title, _words(sum(shown), len(shown), smallest)))
    return lines


def _words(asked: int, months: int, smallest: int) -> str:
    if not asked:
        return _("fewer than %(smallest)d questions in every month") % {"smallest": smallest}
    return ngettext(
        "%(asked)d questions, in %(months)d month",
        "%(asked)d questions, in %(months)d months",
        months,
    ) % {"asked": asked, "months": months}
