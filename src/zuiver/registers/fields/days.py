"""Days, periods and moments, as far as they are known."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar, Final

from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.dates import PartialDate, add_years, read_date
from zuiver.kernel.errors import Message, invalid
from zuiver.registers.fields.kind import Translate, text_of

_YEAR: Final = re.compile(r"[0-9]{4}")
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])")


@dataclass(frozen=True)
class Day:
    """A date as far as it is known; stored as ISO 8601 ("2017-12") beside the words that were typed.

    `past_only` refuses what has yet to come, `future_only` what has been. Where neither holds, a day without a year is
    the nearest one.
    """

    past_only: bool = True
    future_only: bool = False
    widget: ClassVar[str] = "day"

    def clean(self, typed: Any, today: date) -> dict[str, str] | None:
        """Read a date as people write it."""
        if isinstance(typed, PartialDate):
            return {"iso": typed.iso, "literal": typed.iso}
        text = text_of(typed)
        if not text:
            return None
        found = self._read(text, today)
        if self.future_only and found.last_day() < today:
            raise invalid(
                "date", "{text} has been already. Fill in today or a day that has yet to come.", text=text
            )
        if self.past_only and not self.future_only and found.first_day() > today:
            raise invalid(
                "date",
                "{text} has yet to come. Fill in the day on which it was offered or received.",
                text=text,
            )
        return {"iso": found.iso, "literal": text}

    def _read(self, text: str, today: date) -> PartialDate:
        """A day without a year is the last one, the next one, or the nearest."""
        found = read_date(text, today)
        is_without_a_year = any(sign.isdigit() for sign in text) and not _YEAR.search(text)
        if not is_without_a_year or (self.past_only and not self.future_only):
            return found
        day = found.first_day()
        following = read_date(text, add_years(today, 1))
        is_nearer = (following.first_day() - today) < (today - day)
        return following if day < today and (self.future_only or is_nearer) else found

    def typed(self, stored: Any) -> str:
        """The words that were typed; a day that was named from another day, such as yesterday, in figures."""
        return PartialDate.parse(stored["iso"]).show("nl") if stored else ""

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """The date in words."""
        return PartialDate.parse(stored["iso"]).show(language) if stored else ""


@dataclass(frozen=True)
class Period:
    """From a day until a day, both as far as they are known; without an end it goes on. Typed as two texts.

    Stored as {"from": ISO 8601, "until": ISO 8601}, each only where it is known.
    """

    widget: ClassVar[str] = "period"

    def clean(self, typed: Any, today: date) -> dict[str, str] | None:
        """Read both days; an end before the start is a mistake."""
        given = list(typed) if isinstance(typed, list | tuple) else [typed]
        texts = [text_of(one) for one in [*given, "", ""][:2]]
        reader = Day(past_only=False)
        days = [reader._read(text, today) if text else None for text in texts]
        if days[0] and days[1] and days[1].last_day() < days[0].first_day():
            raise invalid(
                "period",
                "{until} lies before {start}. Change one of the two.",
                until=texts[1],
                start=texts[0],
            )
        return {name: day.iso for name, day in zip(("from", "until"), days, strict=True) if day} or None

    def typed(self, stored: Any) -> list[str]:
        """The two days in figures, empty where there is none."""
        return [
            PartialDate.parse(stored[name]).show("nl") if name in (stored or {}) else ""
            for name in ("from", "until")
        ]

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """The period in words."""
        if not stored:
            return ""
        days = {name: PartialDate.parse(iso).show(language) for name, iso in stored.items()}
        if "until" not in days:
            return Message("from {start}", {"start": days["from"]}).text(translate)
        if "from" not in days:
            return Message("until {until}", {"until": days["until"]}).text(translate)
        return Message("from {start} until {until}", {"start": days["from"], "until": days["until"]}).text(
            translate
        )


@dataclass(frozen=True)
class Moment:
    """A day and a time on the clock in Amsterdam, not after today. Typed as two texts; stored in ISO 8601 with its offset.

    Without a time it is the start of the day: of two readings the one that leaves the least time.
    """

    widget: ClassVar[str] = "moment"

    def clean(self, typed: Any, today: date) -> str | None:
        """Read a day and a time; what was stored already is kept as it is."""
        given = list(typed) if isinstance(typed, list | tuple) else [typed]
        day_text, time_text = (text_of(one) for one in [*given, "", ""][:2])
        if not day_text:
            return None
        found = read_date(day_text, today)
        if found.precision != "day" or found.first_day() > today:
            raise invalid(
                "moment",
                "{text} is no day until today. Fill in a day, for example: yesterday.",
                text=day_text[:60],
            )
        return datetime.combine(found.first_day(), self._time(time_text), AMSTERDAM).isoformat()

    @staticmethod
    def _time(text: str) -> time:
        if not text:
            return time()
        match = _CLOCK.fullmatch(text)
        if not match:
            raise invalid("moment", "{text} is not a time. Fill in for example 14:30.", text=text[:60])
        return time(int(match[1]), int(match[2]))

    def typed(self, stored: Any) -> list[str]:
        """The day and the time."""
        if not stored:
            return ["", ""]
        moment = datetime.fromisoformat(stored)
        return [PartialDate.of(moment.date()).show("nl"), f"{moment:%H:%M}"]

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """The day in words, with the time."""
        if not stored:
            return ""
        moment = datetime.fromisoformat(stored)
        return f"{PartialDate.of(moment.date()).show(language)}, {moment:%H:%M}"
