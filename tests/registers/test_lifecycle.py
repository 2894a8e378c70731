"""The table of the life cycle: every state has an owner or an end, and no verb is a plain "approve"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.registers.events import EVENTS
from zuiver.registers.lifecycle import (
    ASSESSING,
    BY_ACTION,
    CORRECTABLE,
    EVENT,
    KEEPING,
    NOTING,
    STATES,
    TRANSITIONS,
    Holder,
    State,
    diagram,
    groups,
    is_open,
    states_reached,
    steps_from,
    transition,
)


def test_every_state_has_a_holder_who_can_go_on_or_is_an_end() -> None:
    for state, info in STATES.items():
        if info.holder is None:
            assert not is_open(state)
            continue
        leaving = [
            step
            for step in steps_from(state)
            if step.to not in {None, state} and step.holders & {info.holder, Holder.DESK, Holder.SYSTEM}
        ]
        assert leaving, state


def test_every_state_is_in_the_table_and_can_be_reached() -> None:
    assert set(STATES) == set(State)
    reached = {State.DRAFT} | {step.to for step in TRANSITIONS if step.to}
    assert reached == set(State)


def test_an_action_is_one_step() -> None:
    assert len(BY_ACTION) == len(TRANSITIONS)


def test_verbs_say_what_happens_and_none_just_approves() -> None:
    assert not {"approve", "reject", "accept", "deny"} & set(BY_ACTION)


def test_a_decision_gives_a_reason_and_tells_the_person() -> None:
    decisions = [step for step in TRANSITIONS if step.is_decision]
    assert {step.action for step in decisions if not step.needs_reason} == {"take_note", "put_in_force"}
    assert all(Holder.PERSON in step.tells and step.holders == {Holder.ASSESSOR} for step in decisions)


def test_after_a_decision_nobody_withdraws() -> None:
    sources = BY_ACTION["withdraw"].sources
    assert sources == groups.UNDECIDED
    assert not sources & {step.to for step in TRANSITIONS if step.is_decision}


def test_what_was_withdrawn_is_opened_again_before_it_is_corrected() -> None:
    assert State.WITHDRAWN not in CORRECTABLE
    assert transition("reopen", State.WITHDRAWN) is BY_ACTION["reopen"]
    assert transition("reopen", State.REPORTED) is None
    assert transition("no-such-action", State.REPORTED) is None


def test_the_clock_stands_still_while_the_person_holds_it() -> None:
    running = {state for state, info in STATES.items() if info.clock_runs}
    assert all(STATES[state].holder is Holder.ASSESSOR for state in running)
    assert State.MORE_ASKED not in running


def test_every_step_has_a_declared_event() -> None:
    assert {step.event for step in TRANSITIONS} <= {event.name for event in EVENTS}


def test_the_diagram_holds_every_step() -> None:
    drawn = diagram()
    assert drawn.startswith("stateDiagram-v2\n")
    for step in TRANSITIONS:
        for source in step.sources:
            assert f"{source} --> {step.to or source}: {step.action} (" in drawn


FAMILIES = {"keeping": KEEPING, "event": EVENT, "assessing": ASSESSING, "noting": NOTING}
OPEN = {state for state, info in STATES.items() if info.holder is not None}


@pytest.mark.parametrize("family", FAMILIES)
@given(data=st.data())
def test_on_every_path_through_a_family_each_open_state_has_an_owner_who_can_go_on(
    family: str, data: st.DataObject
) -> None:
    """No step leads past an owner: what is open is held by somebody with a step of their own, and an end is an end."""
    actions = FAMILIES[family]
    state = State.DRAFT
    for _ in range(12):
        steps = [step for step in steps_from(state) if step.action in actions]
        if not steps:
            assert not is_open(state), state
            return
        step = data.draw(st.sampled_from(steps))
        state = step.to or state
        if state in OPEN:
            own = [
                one
                for one in steps_from(state)
                if one.action in actions and STATES[state].holder in one.holders
            ]
            assert own, f"{family}: nobody of {STATES[state].holder} can go on from {state}"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_comes_into_states_that_it_can_leave_or_end_in(family: str) -> None:
    reached = states_reached(FAMILIES[family])
    for action in FAMILIES[family]:
        assert BY_ACTION[action].sources & reached, action


def test_nothing_ends_in_a_prohibition_without_a_reaction_and_a_day() -> None:
    ways = [step for step in TRANSITIONS if step.to is State.TO_END]
    assert {step.action for step in ways} == {"prohibit", "doubt_ended"}
    assert BY_ACTION["prohibit"].sources == {State.PROHIBITION_INTENDED, State.PROHIBITION_ANSWERED}


def test_what_waits_for_its_day_is_in_the_hands_of_the_person() -> None:
    waiting = {state for state, info in STATES.items() if info.waits_for_day}
    assert waiting == groups.ANSWERED
    assert all(STATES[state].holder is Holder.PERSON for state in waiting)
    assert all(
        info.task is not None for state, info in STATES.items() if info.holder and state is not State.DRAFT
    )
