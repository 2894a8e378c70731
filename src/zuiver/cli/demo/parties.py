"""Suppliers with their tenders and decisions, and the exchange rates of the days in between."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from math import sin
from typing import Final

from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.reading import InvolvementLine, Province
from zuiver.cli.demo.staff import FIRST_DAY
from zuiver.cli.demo.timeline import Timeline
from zuiver.kernel.dates import is_working_day
from zuiver.people import commands
from zuiver.people.models import Counterparty
from zuiver.registers.models import ExchangeRate

RATES_SINCE: Final = timedelta(days=3 * 366 + 90)
RATES_SOURCE: Final = "Verzonnen dagkoersen van de demo"
# A rate wanders this much around its middle, once up and down in about eight months.
_SWING: Final = 0.02
_SLOWNESS: Final = 37


class Parties:
    """Puts suppliers and what they take part in on the timeline."""

    def __init__(self, province: Province, cast: Cast, timeline: Timeline, today: date) -> None:
        self._province = province
        self._cast = cast
        self._timeline = timeline
        self._today = today

    def enter(self) -> None:
        """Begin: the list of suppliers and the rates first, then each tender or decision on its first day."""
        begin = morning(self._today - FIRST_DAY)
        self._timeline.at(begin, self._make_suppliers)
        self._timeline.at(begin, self._make_rates)
        for line in self._province.involvements:
            first_day = self._today - timedelta(days=line.since)
            self._timeline.at(morning(first_day), partial(self._involve, line))

    def _make_suppliers(self) -> None:
        office = self._cast.office
        for name, number in self._province.suppliers:
            supplier = commands.counterparty_find_or_create(office, name=name, kvk_number=number)
            commands.counterparty_change(office, supplier, is_supplier=True)

    def _involve(self, line: InvolvementLine) -> None:
        office = self._cast.office
        supplier = Counterparty.rows.of(office.organisation_id).get(kvk_number=line.kvk_number)
        commands.involvement_start(
            office,
            supplier,
            kind=line.kind,
            title=line.title,
            valid_from=office.on,
            valid_until=self._today - timedelta(days=line.until),
        )

    def _make_rates(self) -> None:
        ExchangeRate.rows.bulk_create(
            (
                ExchangeRate(
                    organisation_id=self._cast.organisation_id,
                    currency=currency,
                    on=day,
                    rate=_rate(Decimal(middle), day),
                    source=RATES_SOURCE,
                )
                for currency, middle in self._province.rates.items()
                for day in self._working_days()
            ),
            batch_size=1000,
        )

    def _working_days(self) -> Iterator[date]:
        day = self._today - RATES_SINCE
        while day <= self._today:
            if is_working_day(day):
                yield day
            day += timedelta(days=1)


def _rate(middle: Decimal, day: date) -> Decimal:
    swing = Decimal(str(round(_SWING * sin(day.toordinal() / _SLOWNESS), 6)))
    return (middle * (1 + swing)).quantize(Decimal("0.000001"))
