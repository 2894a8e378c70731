"""What the tables and the pure parts promise, whatever comes in."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.dialogue import lifecycle
from zuiver.dialogue.consistency import differs, likeness, usual
from zuiver.dialogue.events import EVENTS
from zuiver.dialogue.lifecycle import (
    PRECEDENT_STATES,
    PRECEDENT_TRANSITIONS,
    STATES,
    TRANSITIONS,
    Holder,
    PrecedentState,
    State,
    diagram,
    is_open,
    steps_from,
    transition,
)
from zuiver.dialogue.policies import Case, check_may_answer, check_module
from zuiver.dialogue.stripping import amounts, capitalised, dates, phrases
from zuiver.people.names import folded

ROOM = Path(lifecycle.__file__).parent
COUNTS = st.dictionaries(st.sampled_from(["allow", "refuse", "discuss"]), st.integers(0, 30))


@pytest.mark.parametrize("name", ["lifecycle", "policies", "consistency", "stripping"])
def test_the_pure_parts_know_no_django(name: str) -> None:
    tree = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [module for module in imported if module.startswith("django") or module.endswith(".models")]


def test_every_state_that_waits_can_be_left_and_every_state_is_reached() -> None:
    for states, steps, first in (
        (STATES, TRANSITIONS, State.ASKED),
        (PRECEDENT_STATES, PRECEDENT_TRANSITIONS, PrecedentState.PROPOSED),
    ):
        reached = {first} | {step.to for step in steps if step.to}
        assert reached == set(states)
        for state, info in states.items():
            assert info.holder is None or steps_from(state)


def test_every_step_is_an_event_that_was_declared() -> None:
    declared = {event.name for event in EVENTS}
    assert {step.event for step in (*TRANSITIONS, *PRECEDENT_TRANSITIONS)} <= declared


def test_an_action_has_one_meaning() -> None:
    actions = [step.action for step in (*TRANSITIONS, *PRECEDENT_TRANSITIONS)]
    assert len(actions) == len(set(actions))
    assert transition("answer", State.CLOSED) is None
    assert transition("nonsense", State.ASKED) is None


def test_the_diagrams_show_every_step_and_where_it_ends() -> None:
    drawn = diagram(TRANSITIONS, STATES, "ask")
    assert "[*] --> asked: ask" in drawn
    assert "asked --> asked: step_aside (answerer)" in drawn
    assert "withdrawn --> [*]" in drawn
    assert "published --> retired: retire (reviewer)" in diagram(
        PRECEDENT_TRANSITIONS, PRECEDENT_STATES, "propose"
    )


@pytest.mark.parametrize("module", ["conduct", "reporting", "conduct/witness"])
def test_what_belongs_to_a_confidant_is_never_kept(module: str) -> None:
    assert check_module(module) is not None
    assert check_module("gifts") is None


def test_only_closed_states_wait_for_nobody() -> None:
    assert {state for state in State if not is_open(state)} == {State.CLOSED, State.WITHDRAWN}
    assert {step.holder for step in TRANSITIONS} == {Holder.PERSON, Holder.ANSWERER}


@given(st.integers(1, 9), st.integers(1, 9), st.frozensets(st.integers(1, 9)))
def test_nobody_answers_what_is_their_own_or_too_close(
    asker: int, actor: int, ruled_out: frozenset[int]
) -> None:
    refusal = check_may_answer(Case(asker, State.ASKED, ruled_out=ruled_out), actor)
    assert (refusal is None) == (actor != asker and actor not in ruled_out)


@given(COUNTS, st.integers(3, 12))
def test_nothing_is_usual_below_the_smallest_number_and_no_small_number_is_told(
    counts: dict[str, int], smallest: int
) -> None:
    found = usual(counts, smallest)
    total = sum(counts.values())
    if found is None:
        assert total < smallest or 2 * max(counts.values()) <= total
        return
    assert total >= smallest
    assert 2 * counts[found.key] > total
    if found.may_be_counted:
        assert found.count >= smallest
        assert found.total - found.count not in range(1, smallest)


@given(COUNTS, st.sampled_from(["allow", "refuse"]), st.frozensets(st.sampled_from(["allow", "refuse"])))
def test_what_goes_the_usual_way_and_as_an_example_never_differs(
    counts: dict[str, int], chosen: str, examples: frozenset[str]
) -> None:
    found = usual(counts)
    agrees = (found is None or found.key == chosen) and (not examples or chosen in examples)
    assert differs(chosen, found, examples) is not agrees


FEATURES = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["yes", "no"]))


@given(FEATURES, FEATURES)
def test_the_same_rule_weighs_more_than_the_outcome_and_that_more_than_facts(
    mine: dict[str, str], other: dict[str, str]
) -> None:
    same_rule = likeness("r", "o", mine, like=("r", "x", {}))
    same_outcome = likeness("r", "o", mine, like=("y", "o", other))
    facts_only = likeness("r", "o", mine, like=("y", "x", mine | other))
    assert same_rule > same_outcome > facts_only


NAMES = st.lists(st.from_regex(r"[A-Z][a-zé]{2,8}", fullmatch=True), min_size=1, max_size=4).map(" ".join)


@given(NAMES, st.text(alphabet="abc ,.\n", max_size=40), st.text(alphabet="abc ,.\n", max_size=40))
def test_a_name_of_capitals_is_found_wherever_it_stands(name: str, before: str, after: str) -> None:
    assert folded(name) in phrases(f"{before} {name} {after}")


@given(st.text(max_size=400))
def test_no_text_upsets_the_checks(text: str) -> None:
    assert all(
        isinstance(one, str) for one in (*phrases(text), *amounts(text), *dates(text), *capitalised(text))
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voor € 12,50 of 20 euro", ("€ 12,50", "20 euro")),
        ("EUR 100 contant", ("EUR 100",)),
        ("Twaalf flessen in doos 3", ()),
    ],
)
def test_amounts_are_seen_as_written(text: str, found: tuple[str, ...]) -> None:
    assert amounts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Op 12 mei 2026 en 3-4-2025", ("3-4-2025", "12 mei 2026")),
        ("in december", ("december",)),
        ("You may march on", ()),
        ("On 4 May", ("4 May",)),
        ("in 2019", ("2019",)),
    ],
)
def test_dates_are_seen_as_written(text: str, found: tuple[str, ...]) -> None:
    assert set(dates(text)) >= set(found)
    assert bool(dates(text)) == bool(found)
