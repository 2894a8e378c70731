"""The loader: a message for every mistake, with file, line and what to do; and never anything but a message."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.catalogue.norms import norm_book
from zuiver.catalogue.rule_books import all_rule_files
from zuiver.rules.checker import check_files
from zuiver.rules.errors import RuleFileError
from zuiver.rules.loader import build_rule_book, load_rule_book
from zuiver.rules.yaml_source import parse_source

BOOK = """\
id: small
title: {nl: Klein, en: Small}
valid_from: 2020-01-01
basis: {source: a code, paragraph: a paragraph, kind: beleid}
terms:
  limit: {type: money, default: 50.00, minimum: 0, maximum: 100, meaning: {nl: De grens, en: The limit}}
facts:
  price:
    type: money
    default: unknown
    question: {nl: Hoeveel kost het?, en: What does it cost?}
    why: {nl: De grens is vast., en: The limit is fixed.}
  colour:
    type: choice
    values: [red, "no"]
    default: red
    question: {nl: Welke kleur?, en: Which colour?}
    why: {nl: Rood telt., en: Red counts.}
    labels: {red: {nl: Rood, en: Red}, "no": {nl: Geen, en: None of it}}
rules:
  - id: too-much
    table: DT-T1
    when: {more_than: {price: {term: limit}}}
    then: refuse
    because: {nl: Te duur., en: Too expensive.}
    norms: [G-9]
  - id: red
    table: DT-T2
    when: {all: [{is: {colour: red}}, {known: price}]}
    then: allowed
    because: {nl: Rood mag., en: Red is fine.}
    norms: [G-1]
otherwise:
  because: {nl: Denk na., en: Think.}
  norms: [W-7]
judgement: {nl: Weeg zelf., en: Weigh it yourself.}
"""


def findings_of(text: str) -> list[str]:
    try:
        build_rule_book(parse_source(text, Path("small.yaml")))
    except RuleFileError as error:
        return [str(finding) for finding in error.findings]
    return []


def test_the_book_itself_is_right() -> None:
    assert findings_of(BOOK) == []


MISTAKES = [
    ("price: {term: limit}", "cost: {term: limit}", 23, "The fact cost does not exist", "Add it under facts"),
    ("{term: limit}}}", "{term: ceiling}}}", 23, "The term ceiling does not exist", "Add it under terms"),
    ("colour: red", "colour: pink", 29, "'pink' is no value of colour", "Use: red, no."),
    ("then: allowed", "then: fine", 27, "'fine' is not an outcome", "Use one of: allowed"),
    ("norms: [G-1]", "norms: []", 27, "names no norm", "Add the norm ids"),
    ("norms: [G-1]", "norms: [G1]", 32, "'G1'", "must look like"),
    ("more_than", "above", 23, "above, which is not used here", "Use: all, any"),
    (
        "question: {nl: Welke kleur?, en: Which colour?}",
        "question: {nl: Welke kleur?}",
        17,
        "misses en",
        "Add it.",
    ),
    ("    question: {nl: Welke kleur?, en: Which colour?}\n", "", 13, "misses question", "Add it."),
    ("default: 50.00", "default: 101", 6, "above the highest value 100", "Correct the default"),
    ("default: 50.00", "default: 50.005", 6, "not an amount in euros and cents", "Correct the default"),
    ("default: red", "default: pink", 16, "The default is not right", "Correct it"),
    (', "no": {nl: Geen, en: None of it}', "", 13, "has no label for no", "Add labels"),
    ("id: red", "id: too-much", 27, "too-much is taken", "another id"),
    ("valid_from: 2020-01-01", "valid_from: 2020-02-31", 3, "not a day that exists", "2020-01-01"),
    ("kind: beleid", "kind: rule", 4, "'rule'", "wet, cao, beleid"),
    ("{known: price}", "{contains: {colour: red}}", 29, "colour is a choice", "This operation needs: set"),
    ("{known: price}", "{given: colour}", 29, "colour has a default", "without one"),
    ("{known: price}", "{known: price}, {given: price}", 29, "tested with known and with given", "Use one"),
    ("id: small\n", "id: small\nid: other\n", 2, "for the second time", "Remove one"),
    ("id: small\n", "id: &name small\nother: *name\n", 2, "aliases", "Write it out"),
    ("title: {nl: Klein", "title: {nl: Klein}}", 2, "not YAML", "Check indents"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "remedy"), MISTAKES, ids=[row[3] for row in MISTAKES]
)
def test_a_mistake_is_named_with_its_line_and_its_remedy(
    old: str, new: str, line: int, problem: str, remedy: str
) -> None:
    assert old in BOOK
    found = findings_of(BOOK.replace(old, new, 1))
    assert any(
        text.startswith(f"small.yaml:{line}:") and problem in text and remedy in text for text in found
    ), found


def test_all_mistakes_are_reported_at_once() -> None:
    text = BOOK.replace("colour: red", "colour: pink").replace("then: allowed", "then: fine")
    assert len(findings_of(text)) == 2


def test_no_is_the_word_no_and_not_false() -> None:
    book = build_rule_book(parse_source(BOOK, Path("small.yaml")))
    assert book.facts["colour"].values == ("red", "no")


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match=r"absent.yaml: There is no such file"):
        load_rule_book(tmp_path / "absent.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"id: \xff")
    with pytest.raises(RuleFileError, match=r"bytes.yaml: The file is not UTF-8 text"):
        load_rule_book(tmp_path / "bytes.yaml")


def check(tmp_path: Path, *texts: str) -> list[str]:
    paths = []
    for number, text in enumerate(texts):
        (tmp_path / str(number)).mkdir()
        paths.append(tmp_path / str(number) / "2020-01-01.yaml")
        paths[-1].write_text(text, encoding="utf-8")
    return [f"{finding.line}: {finding.problem}" for finding in check_files(paths)]


def test_a_rule_that_can_never_be_reached_is_found(tmp_path: Path) -> None:
    behind = BOOK.replace(
        "when: {all: [{is: {colour: red}}, {known: price}]}", "when: {more_than: {price: 60}}"
    )
    assert check(tmp_path, behind) == ["27: The rule red can never be reached."]


def test_a_rule_between_two_amounts_of_one_cent_apart_can_never_be_reached(tmp_path: Path) -> None:
    impossible = "when: {all: [{more_than: {price: 49.99}}, {less_than: {price: 50.00}}]}"
    text = BOOK.replace("when: {all: [{is: {colour: red}}, {known: price}]}", impossible)
    assert check(tmp_path, text) == ["27: The rule red can never be reached."]


def test_an_answer_that_can_never_be_reached_is_found(tmp_path: Path) -> None:
    answers = "answers: [{when: {at_most: {price: {term: limit}}}, then: hand_in}]\n    then: refuse"
    assert check(tmp_path, BOOK.replace("then: refuse", answers)) == [
        "24: This answer of the rule too-much can never be reached."
    ]


def test_a_rule_that_only_a_yes_or_no_term_switches_on_is_reachable(tmp_path: Path) -> None:
    term = "\n  strict: {type: bool, default: false, meaning: {nl: Streng, en: Strict}}\nfacts:"
    text = BOOK.replace("\nfacts:", term, 1).replace("{known: price}", "{term_is: {strict: true}}")
    assert check(tmp_path, text) == []


def test_a_term_that_nothing_uses_is_found(tmp_path: Path) -> None:
    text = BOOK.replace("{term: limit}", "50.00")
    assert check(tmp_path, text) == ["6: The term limit is not used."]


def test_a_text_that_names_an_unknown_term_is_found(tmp_path: Path) -> None:
    found = check(tmp_path, BOOK.replace("Te duur.", "'Meer dan {ceiling}.'"))
    assert len(found) == 1
    assert "{ceiling}, which is no term" in found[0]


def test_two_files_for_one_day_overlap(tmp_path: Path) -> None:
    assert check(tmp_path, BOOK, BOOK) == [
        "3: 2020-01-01.yaml already holds the rules of small from 2020-01-01."
    ]


def test_a_file_is_named_after_its_first_day(tmp_path: Path) -> None:
    found = check(tmp_path, BOOK.replace("valid_from: 2020-01-01", "valid_from: 2021-01-01"))
    assert found == ["3: The file is called 2020-01-01, but applies from 2021-01-01."]


def test_a_rule_that_ends_before_it_starts_is_found(tmp_path: Path) -> None:
    dates = "table: DT-T1\n    valid_from: 2022-01-01\n    valid_until: 2021-01-01"
    assert "21: too-much ends before it starts." in check(tmp_path, BOOK.replace("table: DT-T1", dates))


def test_a_norm_that_does_not_exist_is_found(tmp_path: Path) -> None:
    path = tmp_path / "2020-01-01.yaml"
    path.write_text(BOOK, encoding="utf-8")
    found = check_files([path], {"G-9", "W-7"})
    assert [(finding.line, finding.problem) for finding in found] == [
        (27, "red names the norm G-1, which does not exist.")
    ]


@given(st.text(max_size=300))
def test_any_text_gives_findings_and_never_a_crash(text: str) -> None:
    assert findings_of(text)


WORDS = [
    "id",
    "rules",
    "when",
    "all",
    "is",
    "not",
    "price",
    "colour",
    "limit",
    "more_than",
    "null",
    "true",
    "50.00",
    "!!map",
    "&a",
    "*a",
    "é",
]
TOKENS = st.sampled_from([*WORDS, *"{}[]:,'|>?%#~\t\x00", '"', "- ", "\n", "\n  "])


@given(st.integers(0, len(BOOK)), st.integers(0, 40), st.lists(TOKENS, max_size=8).map("".join))
def test_a_broken_book_gives_findings_or_a_book_and_never_a_crash(
    start: int, length: int, middle: str
) -> None:
    findings_of(BOOK[:start] + middle + BOOK[start + length :])


def test_the_rules_that_come_with_zuiver_have_no_findings() -> None:
    assert check_files(all_rule_files(), norm_book().norms) == []
