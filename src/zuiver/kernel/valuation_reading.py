"""Read a value as people write it, and say honestly how much of it is known."""

import re
from dataclasses import dataclass, field, replace

from zuiver.kernel import valuation_words as words
from zuiver.kernel.errors import InvalidData
from zuiver.kernel.money import Money, read_amount
from zuiver.kernel.valuation_model import Kind, Part, Valuation

LONGEST_TEXT = 200
_LONGEST_LABEL = 8

_EDGES = " .!;,"
_IN_PARENTHESES = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_NAMES_A_CURRENCY = re.compile(r"€|[^\W\d_]{3}")


@dataclass
class _Notes:
    """What the reader notices along the way: a reason to look is always a remark too."""

    remarks: list[str] = field(default_factory=list)
    needs_look: list[str] = field(default_factory=list)

    def look(self, reason: str) -> None:
        self.remarks.append(reason)
        self.needs_look.append(reason)

    def on(self, found: Valuation, text: str) -> Valuation:
        """Return what was found with the literal text and all that was noticed."""
        needs_look = (*found.needs_look, *self.needs_look)
        return replace(found, text=text, remarks=(*found.remarks, *self.remarks), needs_look=needs_look)


def read_valuation(text: str) -> Valuation:
    """Read a value such as "ca. 50,-", "minder dan 50 euro", "€ 20 (lunch) en € 35 (ticket)" or "geen idee".

    Never guesses and never fails: what it does not understand is unknown. The reasons in `needs_look`:

    not_understood    there is more in the text than this reader knows
    too_long          the text is longer than 200 characters
    question_mark     the writer doubts; an exact amount becomes an estimate
    said_unknown      the writer says unknown and then names a bound or an amount
    excl_vat          the amount is without VAT, so not what the thing is worth to a consumer
    each              the amount is for one piece of an unknown number: the value is at least that
    foreign_currency  the amount is not in euro
    label             the amount follows words that may give it another meaning

    All of them are remarks too; the remark "incl_vat" needs no look.
    """
    if len(text) > LONGEST_TEXT:
        return Valuation("unknown", text=text, remarks=("too_long",), needs_look=("too_long",))
    notes = _Notes()
    rest = _take_remarks(" ".join(text.split()), notes)
    if rest.strip(_EDGES).lower() in words.UNKNOWN:
        return Valuation("unknown", text=text, remarks=tuple(notes.remarks))
    found = _weigh(_read(rest) or _not_understood(rest), notes)
    return notes.on(found, text)


def _take_remarks(rest: str, notes: _Notes) -> str:
    """Take the remarks around the amount off the text and note them."""
    if rest.endswith("?"):
        notes.look("question_mark")
        rest = rest.rstrip("? ")
    if match := words.SAID_UNKNOWN.match(rest):
        notes.look("said_unknown")
        rest = rest[match.end() :]
    # Twice, because people write "each, without VAT" and "without VAT, each".
    for _ in range(2):
        rest = _take_last_remark(rest, notes).rstrip(" ;,!")
    return rest


def _take_last_remark(rest: str, notes: _Notes) -> str:
    for pattern, reason in words.LAST_REMARKS:
        if (match := pattern.search(rest)) and match.start():
            notes.remarks.append(reason) if reason == "incl_vat" else notes.look(reason)
            rest = rest[: match.start()]
    return rest


def _read(rest: str) -> Valuation | None:
    if match := words.VALUE.match(rest):
        rest = rest[match.end() :]
    return _bound(rest) or _range(rest) or _estimate(rest) or _one(rest) or _parts(rest)


def _bound(rest: str) -> Valuation | None:
    for pattern, side, inclusive in words.BOUNDS:
        if (match := pattern.fullmatch(rest)) and (money := _amount(match[1])):
            if side == "low":
                return Valuation("band", low=money.cents, low_inclusive=inclusive, currency=money.currency)
            return Valuation("band", high=money.cents, high_inclusive=inclusive, currency=money.currency)
    return None


def _range(rest: str) -> Valuation | None:
    pairs = [(rest[: mark.start()], rest[mark.end() :]) for mark in words.UP_TO.finditer(rest)]
    if between := words.BETWEEN.fullmatch(rest):
        pairs.append((between[1], between[2]))
    for first, second in pairs:
        low, high = _amount(first), _amount(second)
        if low and high and low.currency == high.currency and low.cents <= high.cents:
            return Valuation("band", low=low.cents, high=high.cents, currency=low.currency)
    return None


def _estimate(rest: str) -> Valuation | None:
    match = words.ESTIMATED.match(rest)
    money = _amount(rest[match.end() :]) if match else None
    return Valuation("estimate", cents=money.cents, currency=money.currency) if money else None


def _one(rest: str) -> Valuation | None:
    """Read one amount, alone or with what it is for: "50,-", "€ 50 (voucher)", "Voucher € 50"."""
    if money := _amount(rest):
        return Valuation("exact", cents=money.cents, currency=money.currency)
    return _explained(rest) or _labelled(rest)


def _explained(rest: str) -> Valuation | None:
    match = _IN_PARENTHESES.fullmatch(rest)
    if not match or not _is_a_label(match[2]) or not (money := _amount(match[1])):
        return None
    return Valuation("exact", cents=money.cents, currency=money.currency, label=match[2].strip())


def _labelled(rest: str) -> Valuation | None:
    """Read at most eight words and then an amount that names its currency: a number alone might count something."""
    pieces = rest.split(" ")
    for split in range(1, min(len(pieces), _LONGEST_LABEL + 1)):
        amount, label = " ".join(pieces[split:]), " ".join(pieces[:split])
        if _NAMES_A_CURRENCY.search(amount) and (money := _amount(amount)):
            label = words.LINKS_TO_AMOUNT.sub("", label)
            if not _is_a_label(label) or re.search(r"\d", label):
                return None
            found = Valuation("exact", cents=money.cents, currency=money.currency, label=label)
            return found if words.FACE_VALUE.fullmatch(label) else _needing(found, "label")
    return None


def _is_a_label(label: str) -> bool:
    found = re.findall(r"[^\W\d_]+", label.lower())
    return bool(found) and words.NO_LABEL.isdisjoint(found) and not re.search(r"[€$£?%<>=/]", label)


def _parts(rest: str) -> Valuation | None:
    """Read amounts that make up one value. Joined by "and" each must say what it is for; after a plus it need not."""
    for pattern, needs_label in ((words.PARTS_APART, True), (words.PARTS_ADDED, False)):
        pieces = [_one(piece) for piece in pattern.split(rest)]
        parts = [piece for piece in pieces if piece and (piece.label or not needs_label)]
        if len(parts) > 1 and len(parts) == len(pieces) and len({part.currency for part in parts}) == 1:
            amounts = tuple(Part(part.label, part.cents or 0) for part in parts)
            reasons = dict.fromkeys(reason for part in parts for reason in part.needs_look)
            return _needing(Valuation("parts", parts=amounts, currency=parts[0].currency), *reasons)
    return None


def _needing(found: Valuation, *reasons: str) -> Valuation:
    return replace(found, remarks=reasons, needs_look=reasons)


def _amount(text: str) -> Money | None:
    try:
        return read_amount(text)
    except InvalidData:
        return None


def _not_understood(rest: str) -> Valuation:
    """Return unknown, with what can still be said of it: the currency that it names, and that it is about one piece."""
    reasons = ["not_understood"]
    if words.EACH.search(rest):
        reasons.append("each")
    named = {code for name, code in words.CURRENCY_NAMES.items() if re.search(rf"\b{name}\b", rest.lower())}
    if named or words.SHARED_CURRENCY.search(rest):
        reasons.append("foreign_currency")
    return _needing(Valuation("unknown", currency=named.pop() if len(named) == 1 else "EUR"), *reasons)


def _weigh(found: Valuation, notes: _Notes) -> Valuation:
    """Return what the remarks leave of the amount."""
    if found.kind != "unknown" and found.currency != "EUR":
        notes.look("foreign_currency")
    if found.kind == "exact" and "question_mark" in notes.remarks:
        found = replace(found, kind="estimate")
    if found.kind != "unknown" and "each" in notes.remarks:
        return _at_least_one(found)
    return found


def _at_least_one(each: Valuation) -> Valuation:
    """Return the value of a number of pieces that we do not know: at least that of one, where that one is certain."""
    low = each.known_cents(each.currency) if each.kind in {"exact", "parts"} else each.low
    kind: Kind = "unknown" if low is None else "band"
    return replace(each, kind=kind, cents=None, parts=(), low=low, high=None, high_inclusive=True)
