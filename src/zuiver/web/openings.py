"""How the interview about a subject opens: what it asks first, and which answers it offers of a fact that all subjects share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from zuiver.rules.model import Text

FILE: Final = Path(__file__).parent / "words" / "openings.yaml"


@dataclass(frozen=True)
class Opening:
    """`first`: facts in the order in which somebody tells them. `choices`: per fact its answers here, with their words."""

    first: tuple[str, ...] = ()
    choices: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)


@cache
def opening_of(subject: str) -> Opening:
    """The opening of a subject; without one the rules choose from the first question on."""
    return _openings().get(subject, Opening())


def subjects_with_an_opening() -> tuple[str, ...]:
    """The subjects that say how they open."""
    return tuple(_openings())


@cache
def _openings() -> dict[str, Opening]:
    data: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {subject: _opening(row) for subject, row in data.items()}


def _opening(row: dict[str, Any]) -> Opening:
    choices = {
        fact: {value: Text(**words) for value, words in offered.items()}
        for fact, offered in row.get("choices", {}).items()
    }
    return Opening(tuple(row.get("first", ())), choices)
