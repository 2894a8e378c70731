"""Who may do what in which state, as one table of text.

`permissions_matrix.txt` is the reviewed table; the test compares. A difference is a decision that somebody has to take.
"""

from datetime import date
from typing import Final

from zuiver.people.actor import Actor
from zuiver.people.roles import (
    ASSESS_INTERESTS,
    CONFIRM_CONTACTS,
    DECIDE_STEPPED_UP,
    HANDLE_LEAKS,
    READ_ALL_ENTRIES,
    ROLES,
    RUN_HAND_IN_DESK,
)
from zuiver.registers import permissions
from zuiver.registers.cases import check_action
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import State, steps_from
from zuiver.registers.policies import Case

PERSON, MANAGER, NAMED, RELATION, OTHER, REGISTERED, UNIT = 1, 2, 3, 4, 5, 6, 77


def actor(
    person_id: int | None,
    *permission: str,
    leads: frozenset[int] = frozenset(),
    stands_in_for: frozenset[int] = frozenset(),
    works_in: frozenset[int] = frozenset({UNIT + 1}),
) -> Actor:
    """Somebody with these permissions in the organisation of the case."""
    day = date(2026, 5, 12)
    return Actor(1, person_id, "somebody", day, frozenset(permission), leads, stands_in_for, works_in)


SITUATIONS: Final = ((True, False), (True, True), (False, False), (False, True))
LEADS: Final = frozenset({UNIT})
ACTORS: Final = {
    "the person": actor(PERSON),
    "who registered it": actor(REGISTERED),
    "the assessor": actor(MANAGER, leads=LEADS),
    "the assessor, named in it": actor(NAMED, leads=LEADS, stands_in_for=frozenset({MANAGER})),
    "the assessor, a relation": actor(RELATION, leads=LEADS, stands_in_for=frozenset({MANAGER})),
    "the deputy": actor(OTHER, stands_in_for=frozenset({MANAGER})),
    "another manager of the unit": actor(OTHER, leads=LEADS),
    "a manager elsewhere": actor(OTHER, leads=frozenset({UNIT + 1})),
    "a colleague of the team": actor(OTHER, works_in=frozenset({UNIT})),
    "a colleague elsewhere": actor(OTHER),
    "who keeps the register": actor(OTHER, READ_ALL_ENTRIES),
    "who decides what stepped up": actor(OTHER, DECIDE_STEPPED_UP),
    "the hand-in desk": actor(OTHER, RUN_HAND_IN_DESK),
    "the person, who runs the desk": actor(PERSON, RUN_HAND_IN_DESK),
    "the interests officer": actor(OTHER, ASSESS_INTERESTS),
    "the leak desk": actor(OTHER, HANDLE_LEAKS),
    "the office of the portfolio holders": actor(OTHER, CONFIRM_CONTACTS),
    "all other roles together": actor(
        OTHER,
        *sorted(
            {one for role in ROLES for one in role.permissions}
            - {
                READ_ALL_ENTRIES,
                DECIDE_STEPPED_UP,
                RUN_HAND_IN_DESK,
                ASSESS_INTERESTS,
                HANDLE_LEAKS,
                CONFIRM_CONTACTS,
            }
        ),
    ),
    "the program": actor(None),
}


def case(register: Register, state: State, *, in_hand: bool, stepped_up: bool) -> Case:
    """An entry in a state, held by the manager, or by a role; some states a role always holds."""
    by_role = register.route.in_state.get(state, "")
    stepped_up = stepped_up or bool(by_role)
    return Case(
        person_id=PERSON,
        state=state,
        assessor_id=None if stepped_up else MANAGER,
        assessor_role=(by_role or register.route.role or "integrity_officer") if stepped_up else "",
        registered_by_id=REGISTERED,
        named=frozenset({NAMED}),
        not_these=frozenset({RELATION}),
        in_hand=in_hand,
        actions=register.actions,
        receipt={"outcome": "discuss"},
        leaders_read=register.readers.leaders,
        team_reads=register.readers.team,
        kept_with=register.readers.permission,
    )


def table(register: Register) -> str:
    """Return one line for each actor, state and situation in which something may be done, or at least seen."""
    lines = [
        f"# {register.kind}: who | state | in hand or offered, with a manager or stepped up | sees it as | may do"
    ]
    for who, somebody in ACTORS.items():
        for state in (one for one in State if one in register.states):
            found: dict[tuple[str, str], list[str]] = {}
            for in_hand, stepped_up in SITUATIONS:
                situation = f"{'taken' if in_hand else 'offered'}{'+role' if stepped_up else ''}"
                found.setdefault(_one(register, somebody, state, in_hand, stepped_up), []).append(situation)
            lines += [
                f"{who} | {state} | {' '.join(situations)} | {sees} | {does}"
                for (sees, does), situations in found.items()
                if sees != "-"
            ]
    return "\n".join(lines) + "\n"


def _one(
    register: Register, somebody: Actor, state: State, in_hand: bool, stepped_up: bool
) -> tuple[str, str]:
    found = case(register, state, in_hand=in_hand, stepped_up=stepped_up)
    sees = permissions.capacity_of(somebody, found, UNIT) or "-"
    does = [
        step.action
        for step in steps_from(state)
        if sees != "-" and check_action(somebody, found, register, step.action) is None
    ]
    return sees, " ".join(does) or "-"
