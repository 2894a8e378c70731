"""Small numbers stay unknown, whatever somebody adds up or subtracts."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from zuiver.insight.small_cells import Shown, shown, shown_parts, shown_whole, words_of

leasts = st.integers(3, 6)
numbers = st.lists(st.integers(0, 40), max_size=5)


def possible(parts: tuple[Shown, ...], total: int, place: int) -> set[int]:
    """Return every value that a part can have for who knows the total: all ways to fill in the others are tried."""
    others = [range(part.low, part.high + 1) for at, part in enumerate(parts) if at != place]
    found = set()
    for values in product(*(others[:-1])):
        last = others[-1] if others else range(1)
        low, high = total - sum(values) - last[-1], total - sum(values) - last[0]
        found |= set(range(max(low, parts[place].low), min(high, parts[place].high) + 1))
    return found


@given(numbers, leasts)
def test_of_a_small_part_every_small_value_stays_possible(counts: list[int], least: int) -> None:
    parts = shown_parts(counts, least)
    if parts is None:
        return
    for place, number in enumerate(counts):
        if 0 < number < least:
            assert possible(parts, sum(counts), place) == set(range(1, least))


@given(numbers, leasts)
def test_a_range_holds_the_number_and_never_shows_a_small_one(counts: list[int], least: int) -> None:
    for part, number in zip(shown_parts(counts, least) or (), counts, strict=False):
        assert part.low <= number <= part.high
        assert part.is_exact or part.is_few or part.low >= least


@given(st.lists(st.one_of(st.just(0), st.integers(6, 40)), max_size=6), leasts)
def test_without_small_parts_all_is_shown_as_it_is(counts: list[int], least: int) -> None:
    assert shown_parts(counts, least) == tuple(Shown(number, number) for number in counts)


def test_the_only_small_part_takes_the_largest_with_it() -> None:
    assert shown_parts([47, 3, 20], 5) == (Shown(40, 49), Shown(1, 4), Shown(20, 20))


def test_two_small_parts_protect_each_other() -> None:
    assert shown_parts([1, 4, 100], 5) == (Shown(1, 4), Shown(1, 4), Shown(100, 100))


def test_parts_that_would_tell_too_much_are_not_shown_at_all() -> None:
    assert shown_parts([5, 1], 5) is None
    # Both have to be four: the total says so.
    assert shown_parts([4, 4], 5) is None


@given(st.integers(0, 400), st.integers(0, 400), leasts)
def test_a_total_beside_its_part_does_not_tell_a_small_rest(part: int, rest: int, least: int) -> None:
    whole = shown_whole(part + rest, shown(part, least), least)
    assert whole.low <= part + rest <= whole.high
    if shown(part, least).is_exact and 0 < rest < least:
        assert {total - part for total in range(whole.low, whole.high + 1)} == set(range(1, least))


def test_numbers_are_said_as_they_may_be_known() -> None:
    assert words_of(Shown(12, 12)) is None
    few, between = words_of(shown(2, 5)), words_of(Shown(40, 49))
    assert few is not None
    assert few.text() == "fewer than 5"
    assert between is not None
    assert between.text() == "40 to 49"
