"""The advice of the decision aid as the pages about entries show it: short, with what the registers know already."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from zuiver.registers.queries import Preview
from zuiver.rules.receipt import Receipt
from zuiver.web.answers import Answer, answer_of
from zuiver.web.entries import shown


@dataclass(frozen=True)
class Advice:
    """The answer, and what stands beside it. No answer: too little is known yet."""

    answer: Answer | None
    known: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_late: bool = False


def of_preview(preview: Preview) -> Advice:
    """The advice while somebody fills a form."""
    known = [shown.words(proposal.why) for proposal in preview.proposals]
    if preview.same_giver_count > 1:
        known.append(_how_often(preview.same_giver_count))
    return Advice(
        answer=_answer(preview.receipt),
        known=tuple(known),
        notes=tuple(shown.words(note) for note in preview.notes),
        is_late=preview.is_late,
    )


def of_stored(receipt: Mapping[str, Any] | None) -> Advice:
    """The advice as it was stored with an entry."""
    return Advice(answer=_answer(Receipt.from_json(receipt)) if receipt else None)


def _answer(receipt: Receipt | None) -> Answer | None:
    return answer_of(receipt, shown.reader_language()) if receipt else None


def _how_often(count: int) -> str:
    return ngettext(
        "You recorded something of this organisation %(count)d time lately, this one included.",
        "You recorded something of this organisation %(count)d times lately, this one included.",
        count,
    ) % {"count": count}
