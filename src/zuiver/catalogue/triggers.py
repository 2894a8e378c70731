"""Reads which change touches which register, and hands it down to the room that asks; it never names a register itself."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from zuiver.campaigns.triggers.table import Cause, Touch, TriggerTable, install_triggers
from zuiver.people.roles import ROLE_BY_SLUG
from zuiver.registers.declaration import Register
from zuiver.rules.errors import RuleFileError
from zuiver.rules.yaml_source import read_source

FILE: Final = Path(__file__).with_name("triggers.yaml")
THEMES: Final = Path(__file__).parent


def hand_down_triggers(registers: Collection[Register]) -> None:
    """Make the table known to the campaigns, with the registers that there are. Raises RuleFileError."""
    there = {register.kind for register in registers}
    install_triggers(
        TriggerTable(
            touches={
                cause: tuple(touch for touch in touches if touch.kind in there)
                for cause, touches in declared_touches().items()
            },
            days_before_end=int(_data()["days_before_end"]),
            designated_roles=frozenset(_data()["designated"]["roles"]),
            designated_registers=frozenset(_data()["designated"]["registers"]),
        )
    )


@cache
def declared_touches() -> Mapping[Cause, tuple[Touch, ...]]:
    """Return the table as it is written, also for registers that are not there."""
    return {
        Cause(cause): tuple(Touch(touch["kind"], bool(touch.get("only_holders"))) for touch in touches)
        for cause, touches in _data()["touches"].items()
    }


@cache
def _data() -> dict[str, Any]:
    source = read_source(FILE)
    findings = [
        source.finding(path, problem, "See the head of the file for what may stand here.")
        for path, problem in _problems(source.data)
    ]
    if findings:
        raise RuleFileError(findings)
    data: dict[str, Any] = source.data
    return data


def _problems(data: dict[str, Any]) -> list[tuple[tuple[str, ...], str]]:
    causes = {cause.value for cause in Cause} - {Cause.YEARLY.value}
    strange = [
        (("touches", cause), f"{cause}: no change has this name.")
        for cause in data["touches"]
        if cause not in causes
    ]
    kinds = {touch["kind"] for touches in data["touches"].values() for touch in touches}
    unknown = [
        (("touches",), f"{kind}: no theme of the catalogue has this name.")
        for kind in sorted(kinds)
        if not (THEMES / kind).is_dir()
    ]
    roles = [
        (("designated", "roles"), f"{role}: there is no such role.")
        for role in data["designated"]["roles"]
        if role not in ROLE_BY_SLUG
    ]
    return [*strange, *unknown, *roles]
