"""The receipt of one answer: what was asked, which rules were tried, which one fired, and what it stands on."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zuiver.rules.model import Basis, Text


@dataclass(frozen=True, slots=True)
class Note:
    """A law note that belongs to an answer. `valid_from` is ISO text, or None for a law that always held."""

    id: str
    text: Text
    source: str
    article: str
    valid_from: str | None


@dataclass(frozen=True, slots=True)
class Tried:
    """One rule that was tried. `truth`: True, False, or None where an unknown fact leaves it open."""

    rule: str
    truth: bool | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say about all cases that look the same to them. Outcome, reasons and references, without facts."""

    module: str
    outcome: str
    also: tuple[str, ...]
    cites: tuple[str, ...]
    rule: str
    table: str
    rule_version: str
    pack: str
    basis: Basis
    because: Text
    judgement: Text
    reading: Text | None
    talk_to: tuple[str, ...]
    law_notes: tuple[Note, ...]
    asked: tuple[str, ...]
    missing: tuple[str, ...]
    tried: tuple[Tried, ...]
    terms: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Receipt:
    """A verdict with the facts it was given on. `facts` is plain JSON data; null means unknown."""

    verdict: Verdict
    facts: Mapping[str, Any]

    @property
    def outcome(self) -> str:
        """The main outcome, one of the fixed list."""
        return self.verdict.outcome

    @property
    def also(self) -> tuple[str, ...]:
        """Outcomes that come on top of the main one."""
        return self.verdict.also

    @property
    def cites(self) -> tuple[str, ...]:
        """Ids of the norms that the answer stands on."""
        return self.verdict.cites

    @property
    def rule(self) -> str:
        """Module and rule, such as 'gifts/tender-running'."""
        return self.verdict.rule

    @property
    def missing(self) -> tuple[str, ...]:
        """Unknown facts that could still change the outcome."""
        return self.verdict.missing

    def to_json(self) -> dict[str, Any]:
        """Return the receipt as JSON data; `from_json` reads it back unchanged."""
        verdict = {field.name: getattr(self.verdict, field.name) for field in dataclasses.fields(Verdict)}
        verdict["basis"] = dataclasses.asdict(self.verdict.basis)
        for name in ("because", "judgement", "reading"):
            verdict[name] = None if verdict[name] is None else dataclasses.asdict(verdict[name])
        verdict["law_notes"] = [dataclasses.asdict(note) for note in self.verdict.law_notes]
        verdict["tried"] = [dataclasses.asdict(tried) for tried in self.verdict.tried]
        for name in ("also", "cites", "talk_to", "asked", "missing"):
            verdict[name] = list(verdict[name])
        return {**verdict, "terms": dict(self.verdict.terms), "facts": dict(self.facts)}

    def to_text(self) -> str:
        """Return the receipt as JSON text, for storage."""
        return json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Receipt":
        """Read a receipt back. Raises KeyError or TypeError when the data is not a receipt."""
        values = {field.name: data[field.name] for field in dataclasses.fields(Verdict)}
        values["basis"] = Basis(**values["basis"])
        for name in ("because", "judgement", "reading"):
            values[name] = None if values[name] is None else Text(**values[name])
        values["law_notes"] = tuple(
            Note(**{**note, "text": Text(**note["text"])}) for note in values["law_notes"]
        )
        values["tried"] = tuple(Tried(**tried) for tried in values["tried"])
        for name in ("also", "cites", "talk_to", "asked", "missing"):
            values[name] = tuple(values[name])
        return cls(Verdict(**values), data["facts"])
