"""What the table and the pure parts promise, whatever comes in."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measures.builders import AT_ANY_SPEED
from zuiver.measures import lifecycle
from zuiver.measures.events import EVENTS
from zuiver.measures.lifecycle import (
    OPEN,
    REPLACE,
    STATES,
    TO_CARRY_OUT,
    TRANSITIONS,
    Day,
    Holder,
    State,
    diagram,
    is_open,
    steps_from,
    target,
    transition,
)

ROOM = Path(lifecycle.__file__).parent
FIRST = (State.PROPOSED, State.IMPOSED)
CHECKED = {State.WORKING, State.EFFECTIVE, State.NOT_EFFECTIVE}


@st.composite
def lives(draw: st.DrawFn) -> list[tuple[str, Holder, State]]:
    """A life of a measure along the table: (action, whose step, the state after it), the first state in front."""
    state = draw(st.sampled_from(FIRST))
    life = [("begin", Holder.ASSESSOR, state)]
    for _ in range(draw(st.integers(0, 12))):
        steps = steps_from(state)
        if not steps:
            break
        step = draw(st.sampled_from(steps))
        state = target(step, state, has_day=draw(st.booleans()))
        life.append((step.action, step.holder, state))
    return life


@pytest.mark.parametrize("name", ["lifecycle", "policies", "lateness", "days"])
def test_the_pure_parts_know_no_django(name: str) -> None:
    tree = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [module for module in imported if module.startswith("django") or module.endswith(".models")]


def test_every_state_is_reached_and_every_open_one_can_be_left_by_who_has_it() -> None:
    reached = set(FIRST) | {step.to for step in TRANSITIONS if step.to}
    reached |= {State.WORKING for step in TRANSITIONS if step.day is Day.RECHECK}
    assert reached == set(STATES)
    for state, info in STATES.items():
        own_steps = [step for step in steps_from(state) if step.holder is info.holder]
        assert bool(own_steps) == (info.holder is not None)
        assert is_open(state) == (info.holder is not None)


def test_every_step_is_an_event_that_was_declared() -> None:
    assert {step.event for step in TRANSITIONS} <= {event.name for event in EVENTS}


def test_an_action_has_one_meaning() -> None:
    actions = [step.action for step in TRANSITIONS]
    assert len(actions) == len(set(actions))
    assert transition("carry_out", State.EFFECTIVE) is None
    assert transition("nonsense", State.IMPOSED) is None


@AT_ANY_SPEED
@given(lives())
def test_nothing_is_called_working_or_not_before_the_owner_showed_proof_and_the_assessor_looked(
    life: list[tuple[str, Holder, State]],
) -> None:
    proven = False
    for action, holder, state in life:
        proven = proven or action == "carry_out"
        if action == "send_back":
            proven = False
        if state in CHECKED:
            assert proven
        if action in {"find_effective", REPLACE}:
            assert holder is Holder.ASSESSOR
        assert (holder is Holder.OWNER) == (action == "carry_out")


@AT_ANY_SPEED
@given(lives())
def test_what_is_closed_stays_closed_and_what_is_proposed_is_never_carried_out(
    life: list[tuple[str, Holder, State]],
) -> None:
    states = [state for _, _, state in life]
    assert all(state in OPEN for state in states[:-1])
    for before, (action, _, _) in zip(states, life[1:], strict=False):
        assert action != "carry_out" or before in TO_CARRY_OUT


@AT_ANY_SPEED
@given(lives())
def test_who_does_not_agree_is_answered_before_it_goes_on(life: list[tuple[str, Holder, State]]) -> None:
    states = [state for _, _, state in life]
    for before, after in pairwise(states):
        if before is State.OBJECTED:
            assert after in {State.UPHELD, State.LAPSED}


def test_the_diagram_shows_every_step_and_where_it_ends() -> None:
    drawn = diagram()
    assert "[*] --> imposed: impose" in drawn
    assert "carried_out --> working: find_effective, with a day (assessor)" in drawn
    assert "imposed --> imposed: postpone (assessor)" in drawn
    assert "lapsed --> [*]" in drawn
    assert "working --> [*]" not in drawn
