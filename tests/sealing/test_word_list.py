"""The list of words, and how what people type becomes a code again."""

import re
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from zuiver.cases.words.code import (
    WORDS_IN_A_CODE,
    check_figure,
    new_code,
    offered,
    read_code,
    shown,
    slips,
    word_list,
)

codes = st.lists(st.sampled_from(word_list()), min_size=WORDS_IN_A_CODE, max_size=WORDS_IN_A_CODE)


def test_there_are_7776_words_of_4_to_8_letters_in_order() -> None:
    words = word_list()
    assert len(words) == 6**5
    assert all(re.fullmatch(r"[a-z]{4,8}", word) for word in words)
    assert list(words) == sorted(set(words)), "the order is fixed: codes in use depend on it"


def test_no_word_is_one_slip_from_another() -> None:
    shorter: dict[str, list[str]] = defaultdict(list)
    for word in word_list():
        shorter[word].append(word)
        for place in range(len(word)):
            shorter[word[:place] + word[place + 1 :]].append(word)
    near = {
        (one, other)
        for together in shorter.values()
        for one in together
        for other in together
        if one < other and slips(one, other) < 2
    }
    assert near == set()


@settings(max_examples=40, deadline=None)
@given(codes)
def test_a_code_is_read_however_it_is_written(words: list[str]) -> None:
    for text in (
        shown(words),
        shown(words).upper(),
        " - ".join(words),
        f"  {', '.join(words)};{check_figure(words)} ",
    ):
        assert read_code(text).is_code
        assert read_code(text).words == tuple(words)


@settings(max_examples=40, deadline=None)
@given(codes, st.integers(0, WORDS_IN_A_CODE - 1), st.data())
def test_one_slip_in_a_word_is_never_taken_for_another_word_and_the_right_one_is_offered(
    words: list[str], place: int, data: st.DataObject
) -> None:
    word = words[place]
    at = data.draw(st.integers(0, len(word) - 1))
    wrong = word[:at] + data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz")) + word[at + 1 :]
    typed = read_code(" ".join([*words[:place], wrong, *words[place + 1 :]]))
    if wrong == word:
        assert typed.is_code
    else:
        assert not typed.is_code
        assert [one.place for one in typed.unknown if one.typed == wrong]
        assert slips(wrong, offered(wrong)[0]) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_anything_typed_gets_an_answer(text: str) -> None:
    typed = read_code(text)
    assert typed.check in ("right", "wrong", "absent")
    assert len(typed.unknown) <= len(typed.words)


def test_a_new_code_is_a_code_and_never_the_same() -> None:
    made = {new_code() for _ in range(50)}
    assert len(made) == 50
    assert all(read_code(code).check == "right" for code in made)


def test_slips_count_what_fingers_do() -> None:
    assert slips("boot", "boot") == 0
    assert (
        slips("bot", "boot") == slips("booot", "boot") == slips("boet", "boot") == slips("obot", "boot") == 1
    )
    assert slips("", "boot") == 4
