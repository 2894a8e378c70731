"""Role by action, for every register, against a table that somebody reviewed."""

from pathlib import Path

import pytest

from tests.contracts.matrix import table
from zuiver.catalogue.registers import REGISTERS
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import BY_ACTION, Holder

REVIEWED = Path(__file__).parent / "permissions_matrix"


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.kind)
def test_who_may_do_what_is_what_was_reviewed(register: Register, tmp_path: Path) -> None:
    """When this fails on purpose: read the difference, then put the new table in place of the old one."""
    made = tmp_path / f"{register.kind}.txt"
    made.write_text(table(register))
    reviewed = REVIEWED / f"{register.kind}.txt"
    assert made.read_text() == reviewed.read_text(), f"diff {reviewed} {made}"


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.kind)
def test_nobody_decides_on_what_is_their_own_or_too_close(register: Register) -> None:
    steps = (BY_ACTION[action] for action in register.actions)
    decisions = {step.action for step in steps if step.holders <= {Holder.ASSESSOR, Holder.DESK}}
    close = ("the person", "who registered it", "the assessor, named", "the assessor, a relation")
    for line in table(register).splitlines():
        if line.startswith(close):
            assert not decisions & set(line.rsplit("|", 1)[1].split()), line


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.kind)
def test_who_has_no_place_in_an_entry_sees_nothing(register: Register) -> None:
    nobody: tuple[str, ...] = (
        "a colleague elsewhere",
        "a manager elsewhere",
        "the program",
        "the assessor, a relation",
        "all other roles",
    )
    if not register.readers.team:
        nobody = (*nobody, "a colleague of the team")
    assert not [line for line in table(register).splitlines() if line.startswith(nobody)]
