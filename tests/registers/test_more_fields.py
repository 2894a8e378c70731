"""Fields beyond those of gifts: several answers, hours, periods, moments, days that have yet to come."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import InvalidData, Message
from zuiver.registers.fields import Day, FieldType, Hours, Moment, Option, Period, SetOf

TODAY = date(2026, 5, 12)
SET = SetOf((Option("a", Message("Yes")), Option("b", Message("No"))))
COMING, NEAREST = Day(future_only=True), Day(past_only=False)


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (SET, ["b", "a", "b"], ["a", "b"]),
        (SET, "b", ["b"]),
        (SET, [], None),
        (Hours(168), "7,5", "7.5"),
        (Hours(168), "40.0", "40"),
        (Hours(168), "", None),
        (Period(), ["1 januari 2026", ""], {"from": "2026-01-01"}),
        (Period(), ["", "2027"], {"until": "2027"}),
        (Period(), ["", ""], None),
        (Moment(), ["gisteren", "23:10"], "2026-05-11T23:10:00+02:00"),
        (Moment(), ["gisteren", ""], "2026-05-11T00:00:00+02:00"),
        (Moment(), ["1 januari 2026", "905"], "2026-01-01T09:05:00+01:00"),
        (Moment(), ["", "9:00"], None),
    ],
)
def test_what_is_typed_is_stored_in_one_shape(kind: FieldType, typed: Any, stored: Any) -> None:
    assert kind.clean(typed, TODAY) == stored
    if stored is not None:
        assert kind.clean(kind.typed(stored), TODAY) == stored
        assert kind.show(stored, "nl", str)


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        (SET, ["c"], "c is not one of the answers"),
        (Hours(168), "169", "from 0 to 168"),
        (Hours(168), "7,1", "to a quarter"),
        (Hours(168), "NaN", "to a quarter"),
        (Hours(168), "-1", "from 0"),
        (Period(), ["2027", "1 januari 2026"], "lies before"),
        (Moment(), ["morgen", "9:00"], "no day until today"),
        (Moment(), ["mei 2026", ""], "no day until today"),
        (Moment(), ["gisteren", "25:00"], "is not a time"),
        (COMING, "gisteren", "has been already"),
        (COMING, "12 mei 2025", "has been already"),
    ],
)
def test_what_is_not_right_gets_a_message_that_helps(kind: FieldType, typed: Any, says: str) -> None:
    with pytest.raises(InvalidData) as wrong:
        kind.clean(typed, TODAY)
    assert says in next(iter(wrong.value.texts().values()))


@pytest.mark.parametrize(
    ("kind", "typed", "day"),
    [
        (COMING, "1 april", "2027-04-01"),
        (COMING, "1 juni", "2026-06-01"),
        (COMING, "vandaag", "2026-05-12"),
        (NEAREST, "1 april", "2026-04-01"),
        (NEAREST, "1 juni", "2026-06-01"),
        (NEAREST, "1 januari 2024", "2024-01-01"),
        (NEAREST, "gisteren", "2026-05-11"),
    ],
)
def test_a_day_without_a_year_is_the_next_or_the_nearest(kind: Day, typed: str, day: str) -> None:
    stored = kind.clean(typed, TODAY)
    assert stored is not None
    assert stored["iso"] == day


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(0, 360))
def test_a_coming_day_without_its_year_is_never_in_the_past_and_never_more_than_a_year_away(
    today: date, days: int
) -> None:
    meant = today + timedelta(days=days)
    if (meant.month, meant.day) == (2, 29):
        return
    stored = COMING.clean(f"{meant.day}-{meant.month}", today)
    assert stored is not None
    assert PartialDate.parse(stored["iso"]).first_day() == meant
