"""What the letters say: Dutch and English, each written on its own. Placeholders in braces are filled in as data."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class LetterText:
    """One letter in one language. `reasons` by what the aid found; the empty one is for all else."""

    subject: str
    opening: str
    reasons: dict[str, str]
    closing: str
    greeting: str


@dataclass(frozen=True)
class ReceiptText:
    """The receipt of the hand-in desk in one language."""

    subject: str
    body: str
    columns: tuple[str, str]
    number: str
    what: str
    handed_in_by: str
    received_by: str
    received_on: str
    place: str
    destination: str
    destination_on: str
    not_yet: str


SALUTATION: Final = {"nl": "Beste {name},", "en": "Dear {name},"}
SALUTATION_WITHOUT_NAME: Final = {"nl": "Geachte heer of mevrouw,", "en": "Dear Sir or Madam,"}

_REASONS_NL: Final = {
    "tender-running": (
        "Uw organisatie doet mee aan een aanbesteding van ons die nu loopt. Dan nemen wij niets aan, hoe klein het "
        "ook is. Zo krijgt iedereen die meedoet dezelfde kans."
    ),
    "wants-influence": (
        "Wij nemen nog een beslissing waar uw organisatie belang bij heeft. Daarom willen wij elke schijn van "
        "beïnvloeding voorkomen, ook als u het niet zo bedoelt."
    ),
    "decision-pending": (
        "Wij nemen nog een beslissing waar uw organisatie belang bij heeft. Daarom willen wij elke schijn van "
        "beïnvloeding voorkomen, ook als u het niet zo bedoelt."
    ),
    "at-home": "Wij nemen geen geschenken aan die thuis worden bezorgd, van niemand en van geen enkele waarde.",
    "above-limit": (
        "Wij spreken met elkaar af dat een geschenk niet boven een vast bedrag komt. Dit geschenk is meer waard."
    ),
    "": "Wij nemen in principe geen geschenken aan. Zo blijft duidelijk dat wij voor iedereen hetzelfde werken.",
}
_REASONS_EN: Final = {
    "tender-running": (
        "Your organisation takes part in a tender of ours that is still running. While it does, we accept nothing, "
        "however small. That keeps the chances of all who take part the same."
    ),
    "wants-influence": (
        "We have yet to take a decision that matters to your organisation. So we want to avoid even the look of "
        "influence, also where none is meant."
    ),
    "decision-pending": (
        "We have yet to take a decision that matters to your organisation. So we want to avoid even the look of "
        "influence, also where none is meant."
    ),
    "at-home": "We accept no gifts that are delivered at home, from anybody and of any value.",
    "above-limit": "We have agreed among ourselves on a fixed limit for gifts, and this one is worth more.",
    "": "As a rule we accept no gifts. It keeps clear that we work in the same way for everybody.",
}

DECLINE: Final = {
    "nl": LetterText(
        subject="Wij nemen uw geschenk niet aan",
        opening="Op {date} bood u mij dit aan: {what}. Dank u wel voor dat gebaar. Toch neem ik het niet aan.",
        reasons=_REASONS_NL,
        closing="Dit zegt niets over onze samenwerking; die waardeer ik. Wilt u er de volgende keer rekening mee houden?",
        greeting="Met vriendelijke groet,",
    ),
    "en": LetterText(
        subject="We do not accept your gift",
        opening="On {date} you offered me this: {what}. Thank you for the thought. All the same I cannot accept it.",
        reasons=_REASONS_EN,
        closing="This says nothing about our work together, which I value. Would you bear it in mind next time?",
        greeting="Kind regards,",
    ),
}
RETURN: Final = {
    "nl": LetterText(
        subject="Wij geven uw geschenk terug",
        opening="Op {date} kreeg ik dit van u: {what}. Dank u wel voor dat gebaar. Hierbij gaat het naar u terug.",
        reasons=_REASONS_NL,
        closing="Dit zegt niets over onze samenwerking; die waardeer ik. Wilt u er de volgende keer rekening mee houden?",
        greeting="Met vriendelijke groet,",
    ),
    "en": LetterText(
        subject="We are giving your gift back",
        opening="On {date} I received this from you: {what}. Thank you for the thought. It comes back to you with this letter.",
        reasons=_REASONS_EN,
        closing="This says nothing about our work together, which I value. Would you bear it in mind next time?",
        greeting="Kind regards,",
    ),
}
RECEIPT: Final = {
    "nl": ReceiptText(
        subject="Bewijs van inlevering {number}",
        body="Het geschenk hieronder is bij ons ingeleverd. Bewaar dit bewijs.",
        columns=("Gegeven", "Inhoud"),
        number="Nummer",
        what="Wat",
        handed_in_by="Ingeleverd door",
        received_by="Aangenomen door",
        received_on="Datum",
        place="Plaats",
        destination="Waar het heen ging",
        destination_on="Op",
        not_yet="Nog niet bekend",
    ),
    "en": ReceiptText(
        subject="Hand-in receipt {number}",
        body="The gift below was handed in to us. Please keep this receipt.",
        columns=("Item", "Content"),
        number="Number",
        what="What",
        handed_in_by="Handed in by",
        received_by="Taken in by",
        received_on="Date",
        place="Place",
        destination="Where it went",
        destination_on="On",
        not_yet="Not known yet",
    ),
}
