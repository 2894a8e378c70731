"""Which change touches which registers: data that is handed down at start, so that no register is named here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """What can change in somebody's work."""

    FUNCTION = "function_changed"
    UNIT = "unit_changed"
    SCALE = "scale_changed"
    MANAGER = "manager_changed"
    DESIGNATION = "designation_changed"
    CONTRACT_END = "contract_ends"
    TENDER = "tender"
    CONTRACT = "contract"
    DECISION = "decision"
    YEARLY = "yearly"


@dataclass(frozen=True)
class Touch:
    """What a cause asks of one register: of everybody it happens to, or only of who holds something there."""

    kind: str
    only_holders: bool = False


@dataclass(frozen=True)
class TriggerTable:
    """The table: what each cause touches; how many days before the end of a contract it asks; who counts as designated.

    Designated is who holds one of the roles, or an entry of one of the registers. How often a register asks again without a
    change stands in its own declaration.
    """

    touches: Mapping[Cause, tuple[Touch, ...]]
    days_before_end: int
    designated_roles: frozenset[str] = frozenset()
    designated_registers: frozenset[str] = frozenset()


_installed: list[TriggerTable] = []


def install_triggers(table: TriggerTable) -> None:
    """Make this the table; done once, at start."""
    _installed[:] = [table]


def trigger_table() -> TriggerTable | None:
    """Return the table; None where nothing was handed down, and then no change asks anything."""
    return _installed[0] if _installed else None
