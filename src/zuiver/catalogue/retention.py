"""Example lines for the retention table: the moment from `retention.yaml`, the years from each register."""

from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from zuiver.registers.declaration import Register
from zuiver.registers.keeping.commands.drafting import RuleLine
from zuiver.registers.keeping.periods import CountedFrom
from zuiver.rules.yaml_source import read_source

FILE: Final = Path(__file__).with_name("retention.yaml")


def example_lines(registers: Collection[Register], valid_from: date) -> tuple[RuleLine, ...]:
    """Return one example for each register. Raises RuleFileError for a broken file, KeyError for a register without a line."""
    data = _data()
    return tuple(
        RuleLine(
            kind=register.kind,
            years=register.retention.years.default,
            counted_from=CountedFrom(data["counted_from"][register.kind]).value,
            source=str(data["source"]),
            valid_from=valid_from,
        )
        for register in registers
    )


@cache
def _data() -> Any:
    return read_source(FILE).data
