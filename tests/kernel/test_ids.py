"""Ids that sort by time, and ids that nobody guesses."""

import math
from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel import clock, ids


def test_an_id_is_a_uuid_of_version_7_with_the_time_in_front() -> None:
    before = clock.real_milliseconds()
    made = ids.new_id()
    after = clock.real_milliseconds()
    assert made.version == 7
    assert made.variant == RFC_4122
    # Another test of this process may have asked for ids in this millisecond: then the time is that of the last one.
    assert before <= made.int >> 80 <= after + 1


def test_ids_only_go_up_within_a_process() -> None:
    made = [ids.new_id() for _ in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ids_of_several_threads_are_all_different() -> None:
    with ThreadPoolExecutor(4) as pool:
        batches = list(pool.map(lambda _: [ids.new_id() for _ in range(2_000)], range(4)))
    assert all(batch == sorted(batch) for batch in batches)
    assert len({made for batch in batches for made in batch}) == 8_000


@given(st.lists(st.integers(0, 2**48 - 2), min_size=2, max_size=50))
def test_ids_go_up_also_when_the_clock_of_the_machine_steps_back(milliseconds: list[int]) -> None:
    sequence = ids._Sequence()
    pairs = [sequence.next(millisecond) for millisecond in milliseconds]
    assert pairs == sorted(set(pairs))


def test_a_full_counter_borrows_the_next_millisecond() -> None:
    sequence = ids._Sequence()
    sequence.next(5)
    sequence._counter = 2**42 - 1
    assert sequence.next(5)[0] == 6


def test_a_public_id_is_short_readable_and_beyond_guessing() -> None:
    made = [ids.new_public_id() for _ in range(1_000)]
    assert len(set(made)) == len(made)
    assert all(len(one) == ids.PUBLIC_LENGTH and set(one) <= set(ids.READABLE) for one in made)
    assert ids.PUBLIC_LENGTH * math.log2(len(ids.READABLE)) >= 72


@pytest.mark.parametrize("alike", ["0oO", "1lIi", "2zZ", "5sS", "8bB", "9gq", "uv"])
def test_a_public_id_has_at_most_one_of_each_set_of_look_alikes(alike: str) -> None:
    assert len(set(alike) & set(ids.READABLE)) <= 1


def test_a_public_id_goes_into_an_address_as_it_is() -> None:
    assert ids.READABLE.isascii()
    assert ids.READABLE.isalnum()
    assert not any(letter.isupper() for letter in ids.READABLE)
    assert len(set(ids.READABLE)) == len(ids.READABLE)
