"""Whatever is put on hold, in whatever order: nothing on hold is ever destroyed, and nothing before its day."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.keeping.builders import Kept, there
from zuiver.registers.keeping.commands import destruction_approve, destruction_propose, hold_set
from zuiver.registers.keeping.models import Destruction, DestructionLine, LegalHold
from zuiver.registers.keeping.states import DestructionState
from zuiver.registers.models import Entry

FEW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
DUE = date(2029, 5, 12)


@FEW
@given(
    held=st.sampled_from(["entry", "person", "giver", ""]),
    after_approval=st.booleans(),
    days=st.integers(0, 3),
)
def test_nothing_on_hold_is_ever_destroyed(world: Kept, held: str, after_approval: bool, days: int) -> None:
    _afresh(world)
    world.rule()
    entry, on = world.over(giver_organisation=f"Gever {Entry.rows.count()}"), DUE + timedelta(days=days)
    choice: dict[str, dict[str, Any]] = {
        "entry": {"entry": entry.public_id},
        "person": {"person": world.samira},
    }
    choice["giver"] = choice[""] = {"counterparty": entry.counterparty}
    what = choice[held]
    imre, dana = world.actor(world.imre, on), world.actor(world.dana, on)
    if held and not after_approval:
        hold_set(imre, reason="Rechtszaak.", **what)
    destruction = destruction_propose(imre)
    if destruction is not None:
        destruction_approve(dana, public_id=destruction.public_id)
    if held and after_approval:
        hold_set(imre, reason="Rechtszaak.", **what)
    if destruction is not None:
        world.execute(destruction, on)
    assert there(entry) is bool(held)


@FEW
@given(days=st.integers(1, 1090))
def test_nothing_is_ever_on_a_list_before_its_day(world: Kept, days: int) -> None:
    _afresh(world)
    world.rule()
    entry = world.over(giver_organisation=f"Gever {Entry.rows.count()}")
    assert destruction_propose(world.actor(world.imre, DUE - timedelta(days=days))) is None
    assert there(entry)


def _afresh(world: Kept) -> None:
    """Without the lists and holds of the example before."""
    organisation = world.organisation.pk
    LegalHold.rows.of(organisation).delete()
    Destruction.rows.of(organisation).update(state=DestructionState.DONE)
    open_lines = DestructionLine.rows.of(organisation).filter(outcome="")
    open_lines.update(outcome="gone")
