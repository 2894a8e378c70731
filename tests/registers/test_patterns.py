"""Patterns in what one giver gave: what makes one, what does not, and what holds for any lines."""

from datetime import date, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from zuiver.registers.patterns import SAME_ITEM_DAYS, SPLIT_DAYS, Line, repeated, same_item, split_gift
from zuiver.registers.search import words_of

DAY = date(2026, 3, 1)
NUMBERS = count(1)
LIMIT = 50_00


def line(
    person: int = 1, days: int = 0, title: str = "Fles wijn", cents: int | None = 20_00, unit: int | None = 1
) -> Line:
    return Line(next(NUMBERS), person, unit, DAY + timedelta(days=days), title, cents)


def test_a_giver_is_counted_over_persons_and_teams_and_an_unknown_worth_stays_unknown() -> None:
    found = repeated([line(1), line(1, cents=None), line(2, unit=2), line(3, unit=None, cents=0)])
    assert (found.entries, found.persons, found.teams, found.cents, found.unknown) == (4, 3, 2, 40_00, 1)


def test_three_times_twenty_euro_in_a_month_is_more_than_fifty_together() -> None:
    last = line(days=20)
    found = split_gift(last, [line(), line(days=10)], LIMIT)
    assert found is not None
    assert (found.entries, found.cents, found.days) == (3, 60_00, 21)


def test_exactly_the_limit_together_is_within_it() -> None:
    assert split_gift(line(cents=25_00), [line(cents=25_00)], LIMIT) is None
    assert split_gift(line(cents=25_00), [line(cents=25_01)], LIMIT) is not None


def test_what_lies_apart_of_somebody_else_unknown_or_too_dear_alone_is_no_part() -> None:
    others = [line(days=SPLIT_DAYS + 1), line(2), line(cents=None), line(cents=51_00)]
    assert split_gift(line(cents=40_00), others, LIMIT) is None
    assert split_gift(line(cents=None), [line(cents=40_00), line(cents=40_00)], LIMIT) is None


def test_the_same_thing_to_others_is_found_whatever_the_words_around_it() -> None:
    mine = line(title="Atlas van de provincie")
    others = [
        line(2, title="Een ATLAS (provincie)"),
        line(3, title="de mooie atlas, van de provincie, gebonden"),
        line(4, title="Fles wijn"),
        line(1, title="Atlas van de provincie"),
        line(5, title="Atlas van de provincie", days=SAME_ITEM_DAYS + 1),
    ]
    assert same_item(mine, others, words_of) == tuple(others[:2])


def test_a_title_that_says_nothing_is_like_no_other() -> None:
    assert same_item(line(title="een van de"), [line(2, title="een van de")], words_of) == ()


LINES = st.lists(
    st.builds(
        Line,
        st.integers(1, 10**6),
        st.integers(1, 3),
        st.none() | st.integers(1, 3),
        st.dates(date(2026, 1, 1), date(2026, 6, 1)),
        st.sampled_from(["boek", "wijn", "atlas van de stad", ""]),
        st.none() | st.integers(0, 80_00),
    ),
    max_size=12,
)


@given(lines=LINES, limit=st.integers(1, 60_00))
def test_a_split_gift_always_holds_parts_within_the_limit_that_pass_it_together(
    lines: list[Line], limit: int
) -> None:
    for number, one in enumerate(lines):
        found = split_gift(one, lines[:number] + lines[number + 1 :], limit)
        if found is not None:
            assert one.cents is not None
            assert 0 < one.cents <= limit < found.cents <= found.entries * limit
            assert found.entries > 1
            assert 1 <= found.days <= SPLIT_DAYS + 1


@given(lines=LINES)
def test_being_alike_goes_both_ways(lines: list[Line]) -> None:
    for one in lines:
        for other in same_item(one, lines, words_of):
            assert one in same_item(other, lines, words_of)
