"""The table of the life cycle: every state has an owner or an end, and no verb is a plain "approve"."""

from zuiver.registers.events import EVENTS
from zuiver.registers.lifecycle import (
    BY_ACTION,
    CORRECTABLE,
    STATES,
    TRANSITIONS,
    Holder,
    State,
    diagram,
    is_open,
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
    assert {step.action for step in decisions if not step.needs_reason} == {"take_note"}
    assert all(Holder.PERSON in step.tells and step.holders == {Holder.ASSESSOR} for step in decisions)


def test_after_a_decision_nobody_withdraws() -> None:
    sources = BY_ACTION["withdraw"].sources
    assert sources == {State.REPORTED, State.CONSENT_ASKED, State.IN_DISCUSSION, State.MORE_ASKED}


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
