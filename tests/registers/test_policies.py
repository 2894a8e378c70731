"""What a case allows, apart from who asks; and who asks, apart from the case."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.people.actor import Actor
from zuiver.people.roles import DECIDE_STEPPED_UP, READ_ALL_ENTRIES, RUN_HAND_IN_DESK
from zuiver.registers import permissions
from zuiver.registers.lifecycle import BY_ACTION, State
from zuiver.registers.policies import (
    Case,
    check_correct,
    check_may_decide,
    check_step,
    check_version,
    check_whereabouts,
)

CASE = Case(
    person_id=1,
    state=State.CONSENT_ASKED,
    assessor_id=2,
    registered_by_id=6,
    named=frozenset({3}),
    not_these=frozenset({4}),
    actions=frozenset(BY_ACTION),
)


@pytest.mark.parametrize(
    ("person_id", "code"),
    [(1, "own_entry"), (6, "own_entry"), (3, "named_in_entry"), (4, "too_close"), (None, "nobody_decides")],
)
def test_nobody_decides_who_is_in_the_case(person_id: int | None, code: str) -> None:
    refusal = check_may_decide(CASE, person_id)
    assert refusal is not None
    assert refusal.code == code
    assert check_may_decide(CASE, 2) is None


def test_a_step_that_the_table_or_the_register_does_not_have_is_refused() -> None:
    assert check_step(CASE, "allow") is None
    for case, action in (
        (CASE, "take_note"),
        (CASE, "no-such-step"),
        (replace(CASE, actions=frozenset()), "allow"),
        (replace(CASE, state=State.CLOSED), "allow"),
    ):
        refusal = check_step(case, action)
        assert refusal is not None
        assert refusal.code == "step_not_now"


def test_what_was_never_taken_cannot_go_back_and_what_was_taken_cannot_be_declined() -> None:
    offered, taken = replace(CASE, in_hand=False), replace(CASE, in_hand=True)
    assert check_whereabouts(offered, "ask_return") is not None
    assert check_whereabouts(offered, "ask_decline") is None
    assert check_whereabouts(taken, "ask_decline") is not None
    assert check_whereabouts(taken, "ask_return") is None


def test_only_what_was_looked_at_is_decided_on() -> None:
    assert check_version(3, 3) is None
    assert check_version(3, None) is None
    refusal = check_version(4, 3)
    assert refusal is not None
    assert refusal.code == "changed_meanwhile"


def test_what_was_withdrawn_is_not_corrected() -> None:
    assert check_correct(replace(CASE, state=State.WITHDRAWN)) is not None
    assert check_correct(CASE) is None


actors = st.builds(
    Actor,
    organisation_id=st.just(1),
    person_id=st.none() | st.integers(1, 9),
    name=st.just("somebody"),
    on=st.just(date(2026, 5, 12)),
    permissions=st.frozensets(
        st.sampled_from([READ_ALL_ENTRIES, DECIDE_STEPPED_UP, RUN_HAND_IN_DESK, "x.y.z"])
    ),
    leads=st.frozensets(st.integers(70, 72)),
    stands_in_for=st.frozensets(st.integers(1, 9)),
)
cases = st.builds(
    Case,
    person_id=st.integers(1, 9),
    state=st.sampled_from(State),
    assessor_id=st.none() | st.integers(1, 9),
    assessor_role=st.sampled_from(["", "integrity_officer"]),
    registered_by_id=st.none() | st.integers(1, 9),
    named=st.frozensets(st.integers(1, 9), max_size=2),
    not_these=st.frozensets(st.integers(1, 9), max_size=2),
    actions=st.just(frozenset(BY_ACTION)),
)


@given(actors, cases, st.none() | st.integers(70, 75))
def test_who_is_ruled_out_sees_only_what_is_their_own(actor: Actor, case: Case, unit_id: int | None) -> None:
    capacity = permissions.capacity_of(actor, case, unit_id)
    if actor.person_id is None:
        assert capacity is None
    elif actor.person_id in case.not_these:
        assert capacity in {None, permissions.PERSON, permissions.REGISTERED, permissions.NAMED}


@given(actors, cases)
def test_without_a_place_or_a_role_nobody_sees_anything(actor: Actor, case: Case) -> None:
    stranger = replace(
        actor, person_id=99, permissions=frozenset(), leads=frozenset(), stands_in_for=frozenset()
    )
    assert permissions.capacity_of(stranger, case, 70) is None
    assert permissions.holders_of(stranger, case) == frozenset()
