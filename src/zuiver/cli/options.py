"""Options that more than one command has."""

from datetime import date

import click

from zuiver.catalogue.packs import DEFAULT_PACK, pack_names
from zuiver.kernel import clock


class Day(click.ParamType[date]):
    """A calendar date written as 2020-06-01."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or let click refuse it with what to write instead."""
        if isinstance(value, date):
            return value
        text = str(value)
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or day.isoformat() != text:
            self.fail(f"{text!r} is not a date. Write it as 2020-06-01 (year-month-day).", param, ctx)
        return day


on_option = click.option(
    "--on", type=Day(), default=clock.today, show_default="today", help="The date of the event: 2020-06-01."
)
pack_option = click.option(
    "--pack",
    type=click.Choice(pack_names()),
    default=DEFAULT_PACK,
    show_default=True,
    help="The policy pack.",
)
language_option = click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Language of the text.",
)
