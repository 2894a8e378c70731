"""Amounts of money: whole cents, never floats, always with their currency."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from zuiver.kernel.currencies import KNOWN
from zuiver.kernel.errors import InvalidData, excerpt, invalid
from zuiver.kernel.language import language_of

MAX_UNITS = 10**12
LONGEST_TEXT = 200
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_EURO_NAMES = frozenset({"€", "euro", "euros", "euro's", "euro’s", "eur"})
_SHARED_SIGNS = frozenset("$£¥¢₩₤₺₽")
_CURRENCY = r"[^\W\d_]+(?:['’]s)?|[€$£¥¢₩₤₺₽]"
_BEFORE = re.compile(rf"({_CURRENCY})\s*(.*)", re.DOTALL)
_AFTER = re.compile(rf"(.*?)\s*({_CURRENCY})", re.DOTALL)

# "1250", "1.250", "1,250" or "1 250": groups of three with one and the same separator. No zero in front: that is
# how telephone numbers start.
_WHOLE = re.compile(r"0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+|(?:\s[0-9]{3})+)")
_NO_CENTS = re.compile(r"(.*)[.,](?:-{1,2}|–|—|=)", re.DOTALL)
_CENTS = re.compile(r"(.*)([.,])([0-9]{1,2})", re.DOTALL)
_TWO_READINGS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_TOO_FINE = re.compile(r"[0-9.,\s]*[.,][0-9]{3,}", re.DOTALL)

_SIGNS_OF_LESS = ("-", "−", "–")
_EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
_HIGHEST_RATE = Decimal(10**9)
_LOWEST_RATE = Decimal("1e-9")
_LONGEST_RATE = 60


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in hundredths of the unit of its currency ("cents", also where a currency knows no cents).

    Raises InvalidData for a currency outside ISO 4217.
    """

    cents: int
    currency: str = "EUR"

    def __post_init__(self) -> None:
        if self.currency not in KNOWN:
            raise _unknown_currency(self.currency)

    def __str__(self) -> str:
        return show(self.cents, self.currency, "en")


def read_amount(text: str) -> Money:
    """Read an amount as people in the Netherlands and abroad write it: "12,50", "€ 12.50", "1.250,00", "50,-", "USD 30".

    One or two digits after the last point or comma are cents. "1.250" is one thousand two hundred and fifty, as in Dutch.
    "1,250" is refused, because an English writer means a thousand times what a Dutch writer means; "1,250.00" and
    "1,250,000" are clear. Codes of currencies have capitals: TOP is money, a top is not. Raises InvalidData under "amount":
    nothing is rounded, guessed or left out.
    """
    text = text.strip()
    if not text:
        raise invalid("amount", "There is no amount here. Fill in a number, for example 12,50.")
    if len(text) > LONGEST_TEXT or not re.search("[0-9]", text):
        raise _not_an_amount(text, text)
    rest, currency = _take_currency(text)
    if rest.startswith(_SIGNS_OF_LESS):
        raise invalid(
            "amount", "{text} is less than zero. Fill in the amount without a minus sign.", text=text
        )
    return Money(_read_cents(rest, text), currency)


def _take_currency(text: str) -> tuple[str, str]:
    """Split the currency, before or after the number, from the number. Twice the same currency is fine, two are not."""
    named = []
    if before := _BEFORE.fullmatch(text):
        named.append(_currency_code(before[1]))
        text = before[2]
    if after := _AFTER.fullmatch(text):
        named.append(_currency_code(after[2]))
        text = after[1]
    if len(set(named)) > 1:
        first, second = named
        raise invalid(
            "amount",
            "There are two currencies here, {first} and {second}. Fill in one of them.",
            first=first,
            second=second,
        )
    return text, named[0] if named else "EUR"


def _currency_code(name: str) -> str:
    if name.lower() in _EURO_NAMES:
        return "EUR"
    if name in _SHARED_SIGNS:
        raise invalid(
            "amount",
            "More than one country uses the sign {sign}. Write the code of the currency, for example USD 30.",
            sign=name,
        )
    if name in KNOWN:
        return name
    raise _unknown_currency(name)


def _unknown_currency(name: str) -> InvalidData:
    return invalid(
        "amount",
        "We do not know {name} as a currency. Leave it out, or write a code in capitals: USD 30.",
        name=name,
    )


def _read_cents(number: str, text: str) -> int:
    if _TWO_READINGS.fullmatch(number):
        raise invalid(
            "amount",
            "{text} can mean two amounts. Leave out the comma for thousands, or use two digits for cents.",
            text=text,
        )
    whole, cents = _split(number)
    if not _WHOLE.fullmatch(whole):
        raise _not_an_amount(number, text)
    digits = re.sub(r"[^0-9]", "", whole)
    if len(digits) > len(str(MAX_UNITS)) or int(digits) * 100 + cents > MAX_UNITS * 100:
        raise invalid("amount", "{text} is more than we can store. Check the number of zeros.", text=text)
    return int(digits) * 100 + cents


def _split(number: str) -> tuple[str, int]:
    """Return the whole part as written and the cents: "1.250,5" -> ("1.250", 50)."""
    if match := _CENTS.fullmatch(number):
        whole, mark, cents = match.groups()
        if mark not in whole:
            return whole, int(cents.ljust(2, "0"))
    if match := _NO_CENTS.fullmatch(number):
        return match[1], 0
    return number, 0


def _not_an_amount(number: str, text: str) -> InvalidData:
    if _TOO_FINE.fullmatch(number):
        return invalid(
            "amount",
            "{text} has more than two digits after the point or comma. Round the amount to whole cents.",
            text=text,
        )
    return invalid(
        "amount",
        "We cannot read {text} as an amount. Fill in a number, for example 12,50.",
        text=excerpt(text),
    )


def show(cents: int, currency: str = "EUR", language: str = "nl") -> str:
    """Return an amount for a reader: "€ 1.250,00" in Dutch, "€1,250.00" in English, "USD 30,00" for other currencies.

    The space is a no-break space. Raises ValueError for a language other than Dutch and English.
    """
    units, rest = divmod(abs(cents), 100)
    figure = f"{units:,}.{rest:02}"
    sign = "-" if cents < 0 else ""
    if language_of(language) == "nl":
        mark = "€" if currency == "EUR" else currency
        return f"{mark}{NO_BREAK_SPACE}{sign}{figure.translate(str.maketrans(',.', '.,'))}"
    if currency == "EUR":
        return f"{sign}€{figure}"
    return f"{currency}{NO_BREAK_SPACE}{sign}{figure}"


def convert(money: Money, rate: Decimal, to: str = "EUR") -> Money:
    """Return the amount in another currency, rounded half up to whole cents.

    `rate` is what one unit of the currency of `money` is worth in `to`; the caller keeps it with the result.
    Raises InvalidData under "rate" for a rate that is not between 0.000000001 and 1,000,000,000.
    """
    if not rate.is_finite() or not _LOWEST_RATE <= rate <= _HIGHEST_RATE or _digits(rate) > _LONGEST_RATE:
        raise invalid("rate", "{rate} is not an exchange rate. Fill in a number above zero.", rate=rate)
    exact = _EXACT.multiply(Decimal(money.cents), rate)
    return Money(int(exact.to_integral_value(ROUND_HALF_UP)), to)


def _digits(rate: Decimal) -> int:
    return len(rate.as_tuple().digits)
