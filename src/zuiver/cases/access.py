"""May somebody in this role do that with that part of a case? Read from `access.yaml`; no Django, no database.

Deny by default. Being excluded, having left the organisation, or acting for somebody else beats every grant: what is
sealed (class P4) is never delegated.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from zuiver.cases.lifecycle.words import Compartment, ItemKind, Role

FILE: Final = Path(__file__).with_name("access.yaml")
# Parts of a case that are no compartment.
EXISTS, STATUS, KEYS, LOG = "exists", "status", "keys", "log"
PARTS: Final = (EXISTS, *Compartment, STATUS, KEYS, LOG)
READ, WRITE, ASSIGN, ANSWER, REVEAL = "read", "write", "assign", "answer", "reveal"
ACKNOWLEDGE, DECIDE, WITHDRAW, OWN_KEY = "acknowledge", "decide", "withdraw", "own"
VERBS: Final = (READ, WRITE, ASSIGN, ANSWER, REVEAL, ACKNOWLEDGE, DECIDE, WITHDRAW, OWN_KEY)
# Verbs with which only the kinds of piece may be put that the file names.
OF_SOME_KINDS: Final = (ASSIGN, ANSWER)
FACTS: Final = frozenset(
    {"assigned", "keyed", "own", "in_time", "granted", "notified", "complaint", "deciding"}
)
# Whoever one of these is true of may do nothing.
BARS: Final = frozenset({"excluded", "left", "delegate"})


@dataclass(frozen=True)
class Standing:
    """Somebody in one case on one day: in which role, and what is true of them (`FACTS` and `BARS`)."""

    role: Role
    facts: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Access:
    """The file, read and checked."""

    rules: Mapping[tuple[Role, str, str], frozenset[str]]
    kinds: Mapping[str, frozenset[ItemKind]]
    approvers: frozenset[str]
    never_approvers: frozenset[str]


def may(standing: Standing, part: str, verb: str) -> bool:
    """Return whether the file allows it for this standing; excluded, left and delegated always mean no."""
    if standing.facts & BARS:
        return False
    needed = access().rules.get((standing.role, part, verb))
    return needed is not None and needed <= standing.facts


def may_add(standing: Standing, compartment: Compartment, kind: ItemKind) -> bool:
    """Return whether a sealed piece of this kind may be put there: as a writer, or as one who assigns work or answers."""
    if may(standing, compartment, WRITE):
        return True
    return any(kind in access().kinds[verb] and may(standing, compartment, verb) for verb in OF_SOME_KINDS)


def readable(standing: Standing) -> frozenset[Compartment]:
    """Return the compartments that this standing may read."""
    return frozenset(part for part in Compartment if may(standing, part, READ))


@cache
def access() -> Access:
    """Return the file as it stands on disk. Raises ValueError for a word that no part of the program knows."""
    return read_access(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def read_access(raw: Mapping[str, Any]) -> Access:
    """Return the rules of a file that was read. Raises ValueError for unknown roles, parts, verbs or facts."""
    rules = {
        (Role(role), _known(part, PARTS), _known(verb, VERBS)): _facts(needed)
        for role, parts in raw["roles"].items()
        for part, verbs in parts.items()
        for verb, needed in verbs.items()
    }
    kinds = {verb: frozenset(ItemKind(kind) for kind in found) for verb, found in raw["kinds"].items()}
    return Access(rules, kinds, frozenset(raw["approve_keys"]), frozenset(raw["never_approve_keys"]))


def _facts(needed: str) -> frozenset[str]:
    return frozenset(_known(fact, FACTS) for fact in needed.split())


def _known(word: str, words: Collection[str]) -> str:
    if word not in words:
        raise ValueError(f"access.yaml says {word!r}; it knows {', '.join(sorted(words))}.")
    return word
