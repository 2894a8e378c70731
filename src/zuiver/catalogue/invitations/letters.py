"""The letter that says no to who invites, politely and with the reason, as accessible PDF. Each language has words of its own."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from zuiver.catalogue.invitations.reading import title
from zuiver.catalogue.pdf import pdf
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.kernel.language import language_of
from zuiver.registers import permissions
from zuiver.registers.lifecycle import State
from zuiver.registers.plain_reading import day_of
from zuiver.registers.queries import EntryView

WORD: Final = "afslaan"
NAME: Final = Message("Letter that says no to who invites")
TEMPLATE: Final = Path(__file__).parent.parent / "gifts" / "templates" / "letter.typ"
WRITERS: Final = frozenset({permissions.PERSON, permissions.REGISTERED})
# After the answer, and before it where the advice says no already.
STATES: Final = frozenset({State.ADVISED_AGAINST, State.NOT_AGREED, State.NOT_ATTENDED})
WAITING: Final = frozenset({State.ASKED_BEFORE, State.IN_DISCUSSION})
ADVISED: Final = frozenset({"refuse", "advise_against"})


@dataclass(frozen=True)
class DeclineText:
    """The letter in one language. `reasons` by the rule that answered; the empty one is for all else."""

    file_name: str
    subject: str
    to_somebody: str
    to_anybody: str
    opening: str
    opening_without_day: str
    reasons: dict[str, str]
    closing: str
    greeting: str


TEXTS: Final = {
    "nl": DeclineText(
        file_name="brief-uitnodiging-afslaan",
        subject="Ik ga niet in op uw uitnodiging",
        to_somebody="Beste {name},",
        to_anybody="Geachte heer of mevrouw,",
        opening="U nodigde mij uit voor {date}: {what}. Dank u wel daarvoor. Toch kom ik niet.",
        opening_without_day="U nodigde mij uit: {what}. Dank u wel daarvoor. Toch kom ik niet.",
        reasons={
            "tender-or-influence": (
                "Wij nemen nog een beslissing waar uw organisatie belang bij heeft. Daarom willen wij elke schijn van "
                "beïnvloeding voorkomen, ook als u het niet zo bedoelt."
            ),
            "vip-entertainment": "Wij gaan niet in op uitnodigingen die meer vermaak zijn dan werk.",
            "": "Wij gaan alleen op een uitnodiging in als het werk erom vraagt en als het sober blijft.",
        },
        closing="Dit zegt niets over onze samenwerking; die waardeer ik.",
        greeting="Met vriendelijke groet,",
    ),
    "en": DeclineText(
        file_name="letter-decline-invitation",
        subject="I cannot accept your invitation",
        to_somebody="Dear {name},",
        to_anybody="Dear Sir or Madam,",
        opening="You invited me for {date}: {what}. Thank you for thinking of me. All the same I will not come.",
        opening_without_day="You invited me: {what}. Thank you for thinking of me. All the same I will not come.",
        reasons={
            "tender-or-influence": (
                "We have yet to take a decision that matters to your organisation. So we want to avoid even the look of "
                "influence, also where none is meant."
            ),
            "vip-entertainment": "We accept no invitations that are more entertainment than work.",
            "": "We accept an invitation only where the work asks for it and where it stays sober.",
        },
        closing="This says nothing about our work together, which I value.",
        greeting="Kind regards,",
    ),
}  # fmt: skip


def is_for(view: EntryView) -> bool:
    """Whether the reader of an invitation can have the letter now."""
    state = State(view.entry.state)
    says_no = state in STATES or (state in WAITING and view.entry.outcome in ADVISED)
    return says_no and view.capacity in WRITERS


def decline_letter(view: EntryView, organisation: str, on: date, language: str) -> tuple[str, bytes]:
    """Return the name of the file and the letter of an opened invitation, dated `on`, in Dutch or English."""
    spoken = language_of(language)
    text, data = TEXTS[spoken], view.entry.data
    contact = str(data.get("inviter_person") or "")
    when = day_of(data.get("event_date"))
    rule = str((view.entry.receipt or {}).get("rule", "")).partition("/")[2]
    words: dict[str, Any] = {
        "subject": text.subject,
        "address": [line for line in (str(data.get("inviter_organisation") or ""), contact) if line],
        "dated": PartialDate.of(on).show(spoken),
        "body": [
            text.to_somebody.format(name=contact) if contact else text.to_anybody,
            text.opening.format(date=when.show(spoken), what=title(data))
            if when
            else text.opening_without_day.format(what=title(data)),
            text.reasons.get(rule, text.reasons[""]),
            text.closing,
        ],
        "greeting": text.greeting,
        "sender": [view.entry.person.name],
        "organisation": organisation,
        "language": spoken,
        **{"year": on.year, "month": on.month, "day": on.day},
    }
    return f"{text.file_name}-{view.entry.public_id}.pdf", pdf(TEMPLATE, words)
