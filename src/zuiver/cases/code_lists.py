"""The code lists of this room, as a lawyer reads and changes them: `lists/*.yaml`. No Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from zuiver.kernel.errors import InvalidData, Message

FOLDER: Final = Path(__file__).with_name("lists")


@dataclass(frozen=True)
class Code:
    """One entry: the word that is stored, the words that screens show, and where it comes from."""

    slug: str
    nl: str
    en: str
    source: str = ""
    hidden: bool = False
    more: Mapping[str, Any] | None = None


@cache
def code_list(name: str) -> Mapping[str, Code]:
    """Return a list by its file name, in its order."""
    raw: Sequence[Mapping[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    own = {"slug", "nl", "en", "source", "hidden"}
    return {
        entry["slug"]: Code(
            entry["slug"],
            entry["nl"],
            entry["en"],
            str(entry.get("source", "")),
            bool(entry.get("hidden", False)),
            {key: value for key, value in entry.items() if key not in own},
        )
        for entry in raw
    }


def check_code(field: str, name: str, slug: str) -> str:
    """Return the code when the list has it. Raises `InvalidData` under `field` when it has not."""
    if slug not in code_list(name):
        raise InvalidData({field: Message("Choose one of the list.")})
    return slug


@cache
def _law() -> tuple[tuple[date, str], ...]:
    found = [(code.more["valid_from"], slug) for slug, code in code_list("law").items() if code.more]
    return tuple(sorted(found))


def rules_on(day: date) -> str:
    """Return which text of the law applied to a report of this day."""
    return [slug for valid_from, slug in _law() if valid_from <= day][-1]
