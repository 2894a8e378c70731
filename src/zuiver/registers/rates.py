"""Another currency becomes euro at the rate of the day; the rate stays with the entry, so that nothing moves later."""

from datetime import date, timedelta
from decimal import Decimal

from zuiver.kernel.dates import PartialDate, is_working_day
from zuiver.kernel.errors import InvalidData
from zuiver.kernel.money import Money, convert
from zuiver.kernel.valuation import Valuation
from zuiver.registers.declaration import EuroValue
from zuiver.registers.models import ExchangeRate

# Over a long weekend no rates are published.
DAYS_AROUND = 5


def euro_value(organisation_id: int, worth: Valuation | None, when: PartialDate | None) -> EuroValue:
    """Return what a value is in euro. What a person must look at first is not known, and neither is what has no rate.

    Reads the database for another currency only.
    """
    # That the amount is in another currency needs no look where the rate of the day is known.
    if worth is None or worth.kind == "unknown" or set(worth.needs_look) - {"foreign_currency"}:
        return EuroValue()
    if worth.currency == "EUR":
        return _bounds(worth)
    if when is None or when.precision != "day":
        return EuroValue()
    return _converted(organisation_id, worth, when.first_day())


def _bounds(worth: Valuation) -> EuroValue:
    known = worth.known_cents(worth.currency)
    if known is not None:
        return EuroValue(known, known, known)
    low = worth.low if worth.low is None or worth.low_inclusive else worth.low + 1
    high = worth.high if worth.high is None or worth.high_inclusive else worth.high - 1
    return EuroValue(None, low, high)


def _converted(organisation_id: int, worth: Valuation, day: date) -> EuroValue:
    rates = list(
        ExchangeRate.rows.of(organisation_id)
        .filter(
            currency=worth.currency,
            on__gte=day - timedelta(days=DAYS_AROUND),
            on__lte=day + timedelta(days=DAYS_AROUND),
        )
        .order_by("on")
    )
    used = _rate_of(rates, day)
    if used is None:
        return EuroValue()
    before = [rate.rate for rate in rates if rate.on < used.on][-1:]
    after = [rate.rate for rate in rates if rate.on > used.on][:1]
    own = _bounds(worth)
    around = [used.rate, *before, *after]
    try:
        return EuroValue(
            cents=_in_euro(own.cents, used.rate, worth.currency),
            low=_in_euro(own.low, min(around), worth.currency),
            high=_in_euro(own.high, max(around), worth.currency),
            at_rate={
                "currency": worth.currency,
                "rate": format(used.rate.normalize(), "f"),
                "on": used.on.isoformat(),
                "source": used.source,
            },
        )
    except InvalidData:
        # A rate that cannot be one is as good as none; the entry then asks for a look.
        return EuroValue()


def _rate_of(rates: list[ExchangeRate], day: date) -> ExchangeRate | None:
    """The rate of the day; on a day without trade, that of the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return next((rate for rate in rates if rate.on == day), None)


def _in_euro(cents: int | None, rate: Decimal, currency: str) -> int | None:
    return None if cents is None else convert(Money(cents, currency), rate).cents
