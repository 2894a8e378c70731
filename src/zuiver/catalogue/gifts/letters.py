"""Letters to the giver and the receipt of the hand-in desk, as accessible PDF."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from zuiver.catalogue.gifts import reading
from zuiver.catalogue.gifts.letter_texts import (
    DECLINE,
    RECEIPT,
    RETURN,
    SALUTATION,
    SALUTATION_WITHOUT_NAME,
    LetterText,
)
from zuiver.catalogue.pdf import pdf
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Refusal
from zuiver.kernel.language import language_of
from zuiver.registers import permissions
from zuiver.registers.lifecycle import State
from zuiver.registers.queries import EntryView, HandInView

TEMPLATES: Final = Path(__file__).parent / "templates"


class LetterKind(StrEnum):
    """The papers that go with a gift."""

    DECLINE = "decline"
    RETURN = "return"
    RECEIPT = "receipt"


@dataclass(frozen=True)
class Letter:
    """A PDF, and the name under which somebody keeps it."""

    file_name: str
    content: bytes


_STATES: Final = {
    LetterKind.DECLINE: frozenset({State.TO_DECLINE, State.DECLINED}),
    LetterKind.RETURN: frozenset({State.TO_RETURN, State.RETURNED}),
}
_WRITERS: Final = frozenset(
    {permissions.PERSON, permissions.REGISTERED, permissions.ASSESSOR, permissions.DEPUTY, permissions.ROLE}
)
_FILE_NAMES: Final = {
    LetterKind.DECLINE: {"nl": "brief-afslaan", "en": "letter-decline"},
    LetterKind.RETURN: {"nl": "brief-teruggeven", "en": "letter-return"},
    LetterKind.RECEIPT: {"nl": "bewijs-van-inlevering", "en": "hand-in-receipt"},
}


def letters_for(view: EntryView) -> tuple[LetterKind, ...]:
    """Return the papers that the reader of an entry can have now."""
    state = State(view.entry.state)
    kinds = [kind for kind, states in _STATES.items() if state in states and view.capacity in _WRITERS]
    if view.hand_in is not None and view.capacity != permissions.NAMED:
        kinds.append(LetterKind.RECEIPT)
    return tuple(kinds)


def make_letter(view: EntryView, kind: LetterKind, *, organisation: str, on: date, language: str) -> Letter:
    """Return one paper of an opened entry, dated `on`, in Dutch or English.

    Raises Refusal for a paper that does not go with the entry as it stands, or is not for this reader.
    """
    if kind not in letters_for(view):
        raise Refusal(
            "no_such_letter",
            "This letter does not go with the entry as it stands. Look at the entry again.",
        )
    spoken = language_of(language)
    if kind is LetterKind.RECEIPT:
        template, words = "receipt.typ", _receipt(view, spoken)
    else:
        text = (DECLINE if kind is LetterKind.DECLINE else RETURN)[spoken]
        template, words = "letter.typ", _letter(view, text, on, spoken)
    dated = {"year": on.year, "month": on.month, "day": on.day}
    data = {**words, **dated, "organisation": organisation, "language": spoken}
    name = f"{_FILE_NAMES[kind][spoken]}-{view.entry.public_id}.pdf"
    return Letter(name, pdf(TEMPLATES / template, data))


def _letter(view: EntryView, text: LetterText, on: date, language: str) -> dict[str, Any]:
    data = view.entry.data
    contact = str(data.get("giver_person") or "")
    when = reading.happened(data)
    date_text = when.show(language) if when else PartialDate.of(on).show(language)
    salutation = SALUTATION[language].format(name=contact) if contact else SALUTATION_WITHOUT_NAME[language]
    rule = str((view.entry.receipt or {}).get("rule", "")).partition("/")[2]
    return {
        "subject": text.subject,
        "address": [line for line in (str(data.get("giver_organisation") or ""), contact) if line],
        "dated": PartialDate.of(on).show(language),
        "body": [
            salutation,
            text.opening.format(date=date_text, what=reading.title(data)),
            text.reasons.get(rule, text.reasons[""]),
            text.closing,
        ],
        "greeting": text.greeting,
        "sender": [view.entry.person.name],
    }


def _receipt(view: EntryView, language: str) -> dict[str, Any]:
    text, found = RECEIPT[language], view.hand_in
    if found is None:
        raise ValueError("There is a receipt only after something was handed in.")
    rows = [
        (text.number, found.number),
        (text.what, found.what),
        (text.handed_in_by, view.entry.person.name),
        (text.received_by, found.received_by),
        (text.received_on, PartialDate.of(found.received_on).show(language)),
        (text.place, found.place),
        (text.destination, found.destination or text.not_yet),
        *_destination_day(found, text.destination_on, language),
    ]
    return {
        "subject": text.subject.format(number=found.number),
        "body": [text.body],
        "columns": list(text.columns),
        "rows": [list(row) for row in rows],
        "sender": [found.received_by],
    }


def _destination_day(found: HandInView, label: str, language: str) -> list[tuple[str, str]]:
    if found.destination_on is None:
        return []
    return [(label, PartialDate.of(found.destination_on).show(language))]
