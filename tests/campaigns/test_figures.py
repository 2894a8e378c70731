"""No number that is shown, or that follows from those that are shown, is small enough to point at somebody."""

from hypothesis import given
from hypothesis import strategies as st

from zuiver.campaigns.figures import UnitCount, parts_of, units_of

SMALLEST = 5
COUNTS = st.lists(st.integers(0, 40), max_size=8).map(
    lambda counts: dict(zip("abcdefgh", counts, strict=False))
)


@st.composite
def units(draw: st.DrawFn) -> list[UnitCount]:
    """Departments of any size, with any number of people done."""
    asked = draw(st.lists(st.integers(0, 60), max_size=8))
    return [
        UnitCount(f"unit {place:02}", size, draw(st.integers(0, size))) for place, size in enumerate(asked)
    ]


@given(COUNTS)
def test_parts_that_are_small_stand_together(counts: dict[str, int]) -> None:
    parts = parts_of(counts, SMALLEST)
    if parts is None:
        assert any(0 < count < SMALLEST for count in counts.values())
        return
    assert all(count >= SMALLEST for count in parts.shown.values())
    assert parts.rest is None or parts.rest >= SMALLEST
    assert parts.rest is None or len(parts.together) >= 2
    assert sum(parts.shown.values()) + (parts.rest or 0) == sum(counts.values())
    assert set(parts.shown) | set(parts.together) == {name for name, count in counts.items() if count}


@given(units())
def test_a_unit_is_shown_with_numbers_on_both_sides(given_units: list[UnitCount]) -> None:
    found = units_of(given_units, SMALLEST)
    if found is None:
        return
    shown = [*found.shown, *([found.others] if found.others else [])]
    for unit in shown:
        assert unit.done >= SMALLEST
        assert unit.asked - unit.done >= SMALLEST
    assert sum(unit.asked for unit in shown) == sum(unit.asked for unit in given_units)
    assert sum(unit.done for unit in shown) == sum(unit.done for unit in given_units)


@given(units())
def test_what_is_hidden_is_never_one_unit_alone(given_units: list[UnitCount]) -> None:
    found = units_of(given_units, SMALLEST)
    if found is not None and found.others is not None:
        assert len(given_units) - len(found.shown) >= 2


def test_nothing_is_ranked() -> None:
    counts = [UnitCount("Wegen", 40, 5), UnitCount("Bruggen", 30, 20), UnitCount("Natuur", 50, 12)]
    found = units_of(counts, SMALLEST)
    assert found is not None
    assert [unit.name for unit in found.shown] == ["Bruggen", "Natuur", "Wegen"]
