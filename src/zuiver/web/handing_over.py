"""What somebody says at once when another has to answer, and the note for that other. Made in the page; nothing is stored."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from zuiver.people.models import Organisation
from zuiver.web.organisations import told_by
from zuiver.web.outcome_words import to_say


@dataclass(frozen=True)
class HandOver:
    """One sentence to say, and a note: its lines, and the address that opens it in the reader's own mail."""

    heading: str
    sentence: str
    note_heading: str
    hint: str
    lines: tuple[str, ...]
    button: str
    address: str


def hand_over_for(organisation: Organisation, subject: str, outcome: str, language: str) -> HandOver | None:
    """Return what to say and to whom it goes, for an outcome in a subject; mostly None."""
    words = to_say(subject, outcome)
    if words is None:
        return None
    said: dict[str, Any] = words[language]
    mail = told_by(organisation, f"{words['to']}_email")
    parts = {"subject": said["mail_subject"], "body": "\r\n".join(said["lines"])}
    return HandOver(
        heading=said["heading"],
        sentence=said["sentence"],
        note_heading=said["note_heading"],
        hint=said["hint"],
        lines=tuple(said["lines"]),
        button=said["button"],
        address=f"mailto:{quote(mail)}?{urlencode(parts, quote_via=quote)}",
    )
