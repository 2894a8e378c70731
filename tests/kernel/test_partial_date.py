"""A date as far as it is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import InvalidData


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates())
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


@pytest.mark.parametrize(
    ("iso", "precision", "first", "last", "dutch", "english"),
    [
        ("2017", "year", date(2017, 1, 1), date(2017, 12, 31), "2017", "2017"),
        ("2017-12", "month", date(2017, 12, 1), date(2017, 12, 31), "december 2017", "December 2017"),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29), "februari 2024", "February 2024"),
        ("2019-10-04", "day", date(2019, 10, 4), date(2019, 10, 4), "4 oktober 2019", "4 October 2019"),
    ],
)
def test_a_date_knows_how_far_it_is_known(
    iso: str, precision: str, first: date, last: date, dutch: str, english: str
) -> None:
    partial = PartialDate.parse(iso)
    assert (partial.precision, partial.first_day(), partial.last_day()) == (precision, first, last)
    assert (partial.show("nl"), partial.show("en"), str(partial)) == (dutch, english, iso)


@given(partial_dates())
def test_the_iso_text_reads_back_as_the_same_date(partial: PartialDate) -> None:
    assert PartialDate.parse(partial.iso) == partial


@given(partial_dates())
def test_first_and_last_day_enclose_exactly_what_is_known(partial: PartialDate) -> None:
    first, last = partial.first_day(), partial.last_day()
    assert first <= last
    assert (first == last) == (partial.precision == "day")
    assert first.isoformat().startswith(partial.iso)
    assert last.isoformat().startswith(partial.iso)


@given(st.dates())
def test_a_day_becomes_a_date_that_is_fully_known(day: date) -> None:
    assert PartialDate.of(day).iso == day.isoformat()


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ((2023, 2, 29), "The calendar has no 29-2-2023"),
        ((2023, 4, 31), "The calendar has no 31-4-2023"),
        ((2023, 13), "The calendar has no 13-2023"),
        ((2023, 0), "The calendar has no 0-2023"),
        ((2023, 5, 0), "The calendar has no 0-5-2023"),
        ((0,), "The calendar has no 0"),
        ((2023, None, 5), "a day without a month"),
    ],
)
def test_a_date_that_the_calendar_does_not_have_is_refused(parts: tuple[int, ...], reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        PartialDate(*parts)


@pytest.mark.parametrize(
    "text", ["", "17", "2017-1", "2017-13", "2017-12-24T00:00", "24-12-2017", "2017-12-", "٢٠١٧"]
)
def test_another_text_than_iso_is_refused(text: str) -> None:
    with pytest.raises(InvalidData):
        PartialDate.parse(text)
