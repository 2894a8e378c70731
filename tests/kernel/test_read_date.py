"""Dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.dates import PartialDate, read_date
from zuiver.kernel.errors import InvalidData

SUNDAY = date(2026, 11, 22)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
MODERN_DAYS = st.dates(date(1910, 1, 1), date(2190, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12-5-2026", "2026-05-12"),
        ("12/05/2026", "2026-05-12"),
        ("12.5.2026", "2026-05-12"),
        ("3-4-2026", "2026-04-03"),
        ("2026-05-12", "2026-05-12"),
        ("12 mei 2026", "2026-05-12"),
        ("12 MEI 2026", "2026-05-12"),
        ("  12   mei  2026 ", "2026-05-12"),
        ("12 mrt. 2020", "2020-03-12"),
        ("1e mei 2020", "2020-05-01"),
        ("12 May 2026", "2026-05-12"),
        ("May 12, 2026", "2026-05-12"),
        ("12th May 2026", "2026-05-12"),
        ("3 sept 2019", "2019-09-03"),
        ("december 2017", "2017-12"),
        ("May 2026", "2026-05"),
        ("12-2017", "2017-12"),
        ("2017-12", "2017-12"),
        ("2017", "2017"),
        ("29 februari 2024", "2024-02-29"),
    ],
)
def test_a_date_with_a_year_is_read_in_dutch_and_english(text: str, iso: str) -> None:
    assert read_date(text, SUNDAY).iso == iso


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vandaag", date(2026, 11, 22)),
        ("Gisteren", date(2026, 11, 21)),
        ("eergisteren", date(2026, 11, 20)),
        ("morgen", date(2026, 11, 23)),
        ("overmorgen", date(2026, 11, 24)),
        ("today", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 21)),
        ("the day before yesterday", date(2026, 11, 20)),
        # This Sunday closes the week of Monday 16 November; the week before it starts on 9 November.
        ("vorige week dinsdag", date(2026, 11, 10)),
        ("dinsdag vorige week", date(2026, 11, 10)),
        ("last week Sunday", date(2026, 11, 15)),
    ],
)
def test_a_day_counted_from_today_is_read(text: str, day: date) -> None:
    assert read_date(text, SUNDAY) == PartialDate.of(day)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("12 mei", SUNDAY, date(2026, 5, 12)),
        ("May 12", SUNDAY, date(2026, 5, 12)),
        ("12-5", SUNDAY, date(2026, 5, 12)),
        ("22 november", SUNDAY, date(2026, 11, 22)),
        ("23 november", SUNDAY, date(2025, 11, 23)),
        ("31 december", date(2026, 1, 1), date(2025, 12, 31)),
        ("29 februari", SUNDAY, date(2024, 2, 29)),
        ("29 februari", date(2024, 2, 28), date(2020, 2, 29)),
        ("29 februari", date(1904, 2, 28), date(1896, 2, 29)),
    ],
)
def test_a_day_and_month_are_the_most_recent_ones_not_in_the_future(
    text: str, today: date, day: date
) -> None:
    assert read_date(text, today) == PartialDate.of(day)


@given(DAYS, MODERN_DAYS)
def test_a_day_without_a_year_lies_in_the_past_and_no_later_one_does(day: date, today: date) -> None:
    found = read_date(f"{day.day}-{day.month}", today).first_day()
    assert found <= today
    assert (found.day, found.month) == (day.day, day.month)
    later = (found + timedelta(days=days) for days in range(1, (today - found).days + 1))
    assert not any((other.day, other.month) == (day.day, day.month) for other in later)


@given(DAYS, st.sampled_from(["nl", "en"]))
def test_what_is_shown_reads_back_as_the_same_date(day: date, language: str) -> None:
    for partial in (PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)):
        assert read_date(partial.show(language), SUNDAY) == partial
        assert read_date(partial.iso, SUNDAY) == partial


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "There is no date here"),
        ("ooit", "We cannot read ooit as a date"),
        ("31 april", "No year has a 31-4"),
        ("12-13", "No year has a 12-13"),
        ("0-5", "No year has a 0-5"),
        ("30 februari 2024", "The calendar has no 30-2-2024"),
        ("29-2-2023", "The calendar has no 29-2-2023"),
        ("13/2019", "The calendar has no 13-2019"),
        ("12-5-26", "The year in 12-5-26 is not complete"),
        ("12 mei '26", "is not complete"),
        ("12-5-0026", "The year 26 is not between 1900 and 2199"),
        ("2200", "The year 2200 is not between"),
        ("mei", "mei is a month without a year"),
        ("vorige week", "We cannot read"),
        ("dinsdag", "We cannot read"),
        ("12-5.2026", "We cannot read"),
        ("12 mei 2026 of 13 mei 2026", "We cannot read"),
        ("x" * 1000, "We cannot read x"),
    ],
)
def test_what_is_not_a_date_is_refused_with_the_reason_and_the_way_out(text: str, reason: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read_date(text, SUNDAY)
    message = caught.value.texts()["date"]
    assert reason in message
    assert message.count(".") >= 2, "a message says what is wrong and then what to do"
    assert len(message) < 200


@given(st.text(max_size=40) | st.text("0123456789-/. meijan'", max_size=14), MODERN_DAYS)
def test_reading_gives_a_date_or_a_reason_and_nothing_else(text: str, today: date) -> None:
    try:
        found = read_date(text, today)
    except InvalidData as refused:
        message = str(refused)
    else:
        message = found.show("nl")
    assert message
