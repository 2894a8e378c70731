"""Codes that are a floor: an organisation may be stricter than its pack, and not looser."""

from decimal import Decimal

from zuiver.rules.errors import LooserTermError
from zuiver.rules.model import Term, TermValue


def refuse_looser(term: Term, value: TermValue) -> None:
    """Raise LooserTermError when the code is a floor and the value lies on the loose side of it."""
    if is_looser(term, value):
        raise LooserTermError(term.name, _shown(value), _shown(term.value), allowed_values(term))


def is_looser(term: Term, value: TermValue) -> bool:
    """Tell whether a value lies on the loose side of a floor; never where the term has no floor."""
    if not term.is_floor or not term.stricter:
        return False
    own, floor = _strictness(term, value), _strictness(term, term.value)
    return own > floor if term.stricter == "lower" else own < floor


def allowed_values(term: Term) -> str:
    """Return which values an organisation may give, without words of a language: "0.00 – 25.00", "≥ 2", "a, b"."""
    if term.values or isinstance(term.value, bool):
        each: tuple[TermValue, ...] = term.values or (True, False)
        return ", ".join(_shown(value) for value in each if not is_looser(term, value))
    lowest, highest = term.minimum, term.maximum
    if term.is_floor and not isinstance(term.value, str):
        floor = Decimal(term.value)
        lowest = floor if term.stricter == "higher" else lowest
        highest = floor if term.stricter == "lower" else highest
    if lowest is not None and highest is not None:
        return f"{lowest} – {highest}"
    return f"≥ {lowest}" if lowest is not None else f"≤ {highest}" if highest is not None else "0, 1, 2, …"


def _strictness(term: Term, value: TermValue) -> Decimal:
    """Return where a value stands on the line from lower to higher."""
    return Decimal(term.values.index(value)) if isinstance(value, str) else Decimal(value)


def _shown(value: TermValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
