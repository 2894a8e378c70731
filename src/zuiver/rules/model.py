"""A rule book in memory: what a rule file says, nothing more. Immutable; two books are equal only if they are one."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from zuiver.rules.conditions import Always, Condition

TermValue: TypeAlias = bool | int | Decimal | str


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in Dutch and in English, each written on its own."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text for a language code; anything that does not start with 'en' is Dutch."""
        return self.en if language.startswith("en") else self.nl


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a rule stands: source (a code, a law), paragraph, and kind: wet, cao or beleid."""

    source: str
    paragraph: str
    kind: str


@dataclass(frozen=True, slots=True)
class Term:
    """A value an organisation may set. Money in euros; `used_in` register: not for the rules but for the register.

    `stricter`: which way a value gets stricter, 'lower' or 'higher' ('' where neither is). Of a choice the later values
    count as higher, of yes/no it is yes. With `is_floor` an organisation may go that way from `value`, and not back.
    """

    name: str
    type: str
    value: TermValue
    minimum: Decimal | None
    maximum: Decimal | None
    values: tuple[str, ...]
    meaning: Text
    used_in: str = "rules"
    stricter: str = ""
    is_floor: bool = False
    labels: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """A question about a case. `default` None means: unknown when absent.

    `null_means` is 'unknown', or 'not_done' for a date whose absence is itself the answer.
    `third_value` is the name of a third answer of a yes/no fact (the step is not part of this question).
    """

    name: str
    type: str
    values: tuple[str, ...]
    default: object
    null_means: str
    third_value: str | None
    minimum: Decimal | None
    maximum: Decimal | None
    question: Text
    why: Text
    labels: dict[str, Text]
    ask: Condition | None  # None: never asked in an interview, the default holds

    def asked_when(self, condition: Condition) -> "Fact":
        """Return the same fact, asked only when the condition is true."""
        return replace(self, ask=condition)

    def with_default(self, default: object) -> "Fact":
        """Return the same fact with another default."""
        return replace(self, default=default)


@dataclass(frozen=True, slots=True)
class Addition:
    """What is added to an answer when a condition is true: further outcomes, norms, a sentence."""

    when: Condition
    also: tuple[str, ...]
    norms: tuple[str, ...]
    because: Text | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One way in which a rule can end."""

    when: Condition
    outcome: str
    also: tuple[str, ...]
    because: Text
    norms: tuple[str, ...]
    basis: Basis
    talk_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a decision table. Its answers are read from the top; the last one always holds."""

    id: str
    table: str
    when: Condition
    answers: tuple[Answer, ...]
    additions: tuple[Addition, ...]
    judgement: Text | None
    reading: Text | None
    valid_from: date | None
    valid_until: date | None

    def holds_on(self, day: date) -> bool:
        """Tell whether the rule is in force on a day; the last day is included."""
        return _in_force(self.valid_from, self.valid_until, day)


@dataclass(frozen=True, slots=True)
class LawNote:
    """What the law says beside the code, between two dates, where its condition is true."""

    id: str
    valid_from: date | None
    valid_until: date | None
    when: Condition
    text: Text
    source: str
    article: str

    def holds_on(self, day: date) -> bool:
        """Tell whether the law is in force on a day; the last day is included."""
        return _in_force(self.valid_from, self.valid_until, day)


@dataclass(frozen=True, slots=True)
class Redirect:
    """Who takes the place of someone to talk to, when a condition is true."""

    when: Condition
    replace: str
    by: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A question of its own within a module: what it is called, and the only facts that it asks."""

    name: str
    title: Text
    asks: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class RuleBook:
    """All rules of one module from one date on. `rules` ends with the rule `not-covered`, which is always true."""

    id: str
    path: Path
    title: Text
    valid_from: date
    basis: Basis
    terms: dict[str, Term]
    facts: dict[str, Fact]
    rules: tuple[Rule, ...]
    additions: tuple[Addition, ...]
    law_notes: tuple[LawNote, ...]
    redirects: tuple[Redirect, ...]
    judgement: Text
    pack: str = ""
    shared_facts: frozenset[str] = field(default_factory=frozenset)
    topics: tuple[Topic, ...] = ()

    def on(self, day: date) -> "RuleBook":
        """Return the book with only the rules and law notes that are in force on a day."""
        return replace(
            self,
            rules=tuple(rule for rule in self.rules if rule.holds_on(day)),
            law_notes=tuple(note for note in self.law_notes if note.holds_on(day)),
        )

    def about(self, topic: Topic) -> "RuleBook":
        """Return the same rules, asked about one topic: its facts are asked, all others have their default."""
        facts = {
            name: replace(fact, ask=Always() if name in topic.asks else None)
            for name, fact in self.facts.items()
        }
        return replace(self, title=topic.title, facts=facts)

    def topic(self, name: str) -> Topic | None:
        """Return the topic with this name, or None."""
        return next((topic for topic in self.topics if topic.name == name), None)

    def rule(self, rule_id: str) -> Rule | None:
        """Return the rule with this id, or None."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def _in_force(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
