"""The tables of steps: what follows what, and what no path can do."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from zuiver.cases.access import ACKNOWLEDGE, DECIDE, STATUS, WRITE, access
from zuiver.cases.lifecycle import (
    INNER_PATHS,
    RECORDS,
    SIDE_STEPS,
    STATES,
    STEPS,
    Effect,
    Family,
    Role,
    State,
    diagram,
    inner_step,
    side_step,
    step_of,
    steps_from,
)
from zuiver.cases.policies import GUARDS, Facts, check_suspended


def reached(start: State) -> set[State]:
    found, todo = {start}, [start]
    while todo:
        state = todo.pop()
        nexts = {step.to for step in STEPS if state in step.sources and step.to}
        nexts |= {step.to for step in SIDE_STEPS if state in step.sources and step.to}
        todo += nexts - found
        found |= nexts
    return found


def test_every_state_is_reached_and_has_words() -> None:
    assert reached(State.RECEIVED) == set(State) == set(STATES)


def test_from_every_state_a_case_can_end() -> None:
    for state in State:
        assert State.DESTROYED in reached(state)


def test_nothing_leaves_what_was_destroyed() -> None:
    assert not [step for step in (*STEPS, *SIDE_STEPS) if State.DESTROYED in step.sources]


def test_feedback_and_receipt_can_be_met_from_every_state_before_they_are_due() -> None:
    assert any(step.effect is Effect.MEETS_RECEIPT for step in steps_from(State.RECEIVED, Role.CONFIDANT))
    for state in (State.RECEIVED, State.ACKNOWLEDGED, State.ASSESSING, State.INVESTIGATING, State.PASSED_ON):
        assert any(step.effect is Effect.MEETS_FEEDBACK for step in steps_from(state, Role.OFFICER)), state


def test_every_role_of_a_step_may_also_write_that_step_in_the_matrix() -> None:
    for step in STEPS:
        verb = {"acknowledge": ACKNOWLEDGE, "decide": DECIDE, "take_measures": DECIDE}.get(step.action, WRITE)
        for role in step.roles - {Role.SYSTEM}:
            assert (role, STATUS, verb) in access().rules, (step.action, role)


def test_only_who_decides_decides_and_only_under_three_headings() -> None:
    decide = step_of("decide", State.FEEDBACK_GIVEN)
    assert decide
    assert decide.roles == {Role.AUTHORITY}
    assert {"nature", "severity", "circumstances"} <= set(decide.sealed)
    assert step_of("decide", State.INVESTIGATING) is None


def test_every_guard_is_a_policy() -> None:
    assert {step.guard for step in (*STEPS, *RECORDS)} - {""} == set(GUARDS)


@given(st.sampled_from(list(State)), st.sampled_from([step.action for step in STEPS]), st.booleans())
def test_a_suspended_case_takes_only_the_steps_that_the_clocks_ask_for(
    state: State, action: str, suspended: bool
) -> None:
    facts = Facts(state, Family.BREACH, "", date(2026, 5, 12), suspended=suspended)
    assert (check_suspended(facts, action) is None) == (
        not suspended or action in {"acknowledge", "feedback_meanwhile"}
    )


@given(st.lists(st.sampled_from([step.name for step in INNER_PATHS["investigation"]]), max_size=12))
def test_no_report_without_a_hearing_and_a_draft_that_the_person_concerned_saw(names: list[str]) -> None:
    place, taken = "", []
    for name in names:
        if inner_step("investigation", name, place):
            place = f"investigation:{name}"
            taken.append(name)
    if "report" in taken:
        assert taken.index("hearing") < taken.index("draft") < taken.index("report")


def test_the_two_paths_do_not_mix() -> None:
    assert inner_step("complaint", "advice", "investigation:hearing") is None
    assert inner_step("complaint", "filed", "") is not None


def test_reopening_leads_back_to_the_assessment_and_only_from_what_was_closed() -> None:
    for state in State:
        step = side_step("reopen", state)
        assert (step is not None) == (state in {State.COMPLETED, State.AFTERCARE, State.TO_DESTROY})


def test_the_diagram_names_every_step() -> None:
    drawn = diagram()
    assert all(f": {step.action} (" in drawn for step in STEPS)
