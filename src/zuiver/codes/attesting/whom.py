"""Whom a norm binds, as people: read from `whom.yaml`, where an organisation can see and question every line."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from zuiver.codes.norms.model import Bound
from zuiver.rules.errors import RuleFileError
from zuiver.rules.model import Text
from zuiver.rules.yaml_source import read_source

FILE: Final = Path(__file__).with_name("whom.yaml")
_KEYS: Final = frozenset({"kinds", "leads", "roles", "confidant", "functions", "because", "nl", "en"})


@dataclass(frozen=True)
class Facets:
    """What decides whether a norm binds somebody: all of it as it is on one day."""

    kind: str
    leads: bool = False
    confidant: bool = False
    roles: frozenset[str] = frozenset()
    function: str = ""


@dataclass(frozen=True)
class Group:
    """The people that one word of the norms means."""

    words: Text
    kinds: frozenset[str]
    leads: bool
    confidant: bool
    roles: frozenset[str]
    functions: tuple[str, ...]

    def holds(self, person: Facets) -> bool:
        """Tell whether a person belongs to this group."""
        function = person.function.casefold()
        return (
            person.kind in self.kinds
            or (self.leads and person.leads)
            or (self.confidant and person.confidant)
            or not self.roles.isdisjoint(person.roles)
            or any(word in function for word in self.functions)
        )


def bounds_of(person: Facets) -> frozenset[Bound]:
    """Return the words of the norms that mean this person."""
    return frozenset(bound for bound, group in groups().items() if group.holds(person))


def whom_words(binds: Iterable[Bound], language: str) -> tuple[str, ...]:
    """Return the names of the groups that a norm binds."""
    return tuple(groups()[bound].words.in_language(language) for bound in binds)


@cache
def groups() -> dict[Bound, Group]:
    """Return the groups. Raises RuleFileError when a word of the norms is missing, or a line says what is not read."""
    source = read_source(FILE)
    findings = [
        source.finding((name,), f"{name}: {problem}", "See the head of the file for what a group may say.")
        for name, problem in _problems(source.data)
    ]
    if findings:
        raise RuleFileError(findings)
    return {Bound(name): _group(data) for name, data in source.data.items()}


def _problems(data: dict[str, Any]) -> list[tuple[str, str]]:
    known = {bound.value for bound in Bound}
    strange = [(name, "no norm uses this word.") for name in data if name not in known]
    missing = [(name, "this word of the norms is not here.") for name in sorted(known - data.keys())]
    unread = [
        (name, f"{key} is not read.") for name, group in data.items() for key in group if key not in _KEYS
    ]
    return [*strange, *missing, *unread]


def _group(data: dict[str, Any]) -> Group:
    return Group(
        words=Text(data["nl"], data["en"]),
        kinds=frozenset(data.get("kinds", ())),
        leads=bool(data.get("leads")),
        confidant=bool(data.get("confidant")),
        roles=frozenset(data.get("roles", ())),
        functions=tuple(word.casefold() for word in data.get("functions", ())),
    )
