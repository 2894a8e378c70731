"""Load a rule file. Every message names the file, the line and what to do; all findings come at once."""

from datetime import date
from pathlib import Path
from typing import Any

from zuiver.rules.condition_reader import ConditionReader
from zuiver.rules.conditions import Always
from zuiver.rules.errors import Finding, RuleFileError
from zuiver.rules.fact_reader import read_facts, read_terms
from zuiver.rules.model import Addition, Answer, Basis, Fact, LawNote, Redirect, Rule, RuleBook, Text, Topic
from zuiver.rules.outcomes import OUTCOMES, TALK_TO
from zuiver.rules.schema_check import findings_of_shape
from zuiver.rules.yaml_source import Place, Source, read_source

NOT_COVERED = "not-covered"
NOT_COVERED_TABLE = "DT-Q1"


def load_rule_book(path: Path) -> RuleBook:
    """Load the rule book of one file, with the files it includes.

    Raises RuleFileError with every finding: unreadable YAML, wrong shape, an unknown fact, term or outcome.
    """
    source = read_source(path)
    return build_rule_book(source)


def build_rule_book(source: Source) -> RuleBook:
    """Build the rule book of a source that has been read. Raises RuleFileError."""
    _stop_on(findings_of_shape(source))
    builder = _Builder(source)
    book = builder.book()
    _stop_on(builder.findings)
    return book


def _stop_on(findings: list[Finding]) -> None:
    if findings:
        raise RuleFileError(findings)


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.data: dict[str, Any] = source.data
        self.findings: list[Finding] = []
        self.shared = [self._shared(name) for name in self.data.get("include", [])]
        self.terms = read_terms(source, self.findings)
        self.facts: dict[str, Fact] = {}
        self.asks: list[tuple[Source, str, Place]] = []
        for part in (*self.shared, source):
            facts, asks = read_facts(part, self.findings)
            for name in facts.keys() & self.facts.keys():
                self._report(("facts", name), f"{name} is a shared fact already.", "Remove it here.")
            self.facts.update(facts)
            self.asks.extend(asks)
        self.conditions = ConditionReader(source, self.facts, self.terms, self.findings)
        self.basis = _basis(self.data["basis"])

    def book(self) -> RuleBook:
        data = self.data
        for part, name, place in self.asks:
            reader = ConditionReader(part, self.facts, self.terms, self.findings)
            self.facts[name] = self.facts[name].asked_when(
                reader.read(part.data["facts"][name]["ask"], place)
            )
        return RuleBook(
            id=data["id"],
            path=self.source.path,
            title=_text(data["title"]),
            valid_from=self._day(("valid_from",), data["valid_from"]) or date.min,
            basis=self.basis,
            terms=self.terms,
            facts=self.facts,
            rules=(*self._rules(), self._otherwise()),
            additions=self._additions(data, ()),
            law_notes=tuple(self._law_note(index) for index in range(len(data.get("law_notes", [])))),
            redirects=tuple(redirect for part in self.shared for redirect in self._redirects(part)),
            judgement=_text(data["judgement"]),
            shared_facts=frozenset(name for part in self.shared for name in part.data["facts"]),
            topics=tuple(self._topic(name, topic) for name, topic in data.get("topics", {}).items()),
        )

    def _shared(self, name: str) -> Source:
        part = read_source(self.source.path.parent / name)
        _stop_on(findings_of_shape(part, "shared"))
        return part

    def _rules(self) -> list[Rule]:
        rules = [self._rule(index) for index in range(len(self.data["rules"]))]
        seen: set[str] = set()
        for index, rule in enumerate(rules):
            if rule.id in seen or rule.id == NOT_COVERED:
                self._report(("rules", index, "id"), f"The rule id {rule.id} is taken.", "Choose another id.")
            seen.add(rule.id)
        return rules

    def _rule(self, index: int) -> Rule:
        place: Place = ("rules", index)
        data = self.data["rules"][index]
        answers = [
            self._answer({**data, **answer}, answer["when"], (*place, "answers", number))
            for number, answer in enumerate(data.get("answers", []))
        ]
        answers.append(self._answer(data, "always", place))
        return Rule(
            id=data["id"],
            table=data["table"],
            when=self.conditions.read(data["when"], (*place, "when")),
            answers=tuple(answers),
            additions=self._additions(data, place),
            judgement=_optional_text(data.get("judgement")),
            reading=_optional_text(data.get("reading")),
            valid_from=self._day((*place, "valid_from"), data.get("valid_from")),
            valid_until=self._day((*place, "valid_until"), data.get("valid_until")),
        )

    def _answer(self, data: dict[str, Any], when: Any, place: Place) -> Answer:
        self._check_outcomes([data["then"], *data.get("also", [])], place)
        self._check_talk_to(data.get("talk_to", []), place)
        if not data["norms"]:
            self._report(place, "This rule names no norm.", "Add the norm ids it stands on under norms.")
        return Answer(
            when=self.conditions.read(when, (*place, "when")),
            outcome=data["then"],
            also=tuple(data.get("also", [])),
            because=_text(data["because"]),
            norms=tuple(data["norms"]),
            basis=_basis(data["basis"]) if "basis" in data else self.basis,
            talk_to=tuple(data.get("talk_to", ["manager"])),
        )

    def _otherwise(self) -> Rule:
        data = {
            "then": "not_covered",
            "talk_to": ["manager", "colleague", "confidant"],
            **self.data["otherwise"],
        }
        answer = self._answer(data, "always", ("otherwise",))
        return Rule(NOT_COVERED, NOT_COVERED_TABLE, Always(), (answer,), (), None, None, None, None)

    def _additions(self, data: dict[str, Any], place: Place) -> tuple[Addition, ...]:
        additions = []
        for number, addition in enumerate(data.get("additions", [])):
            here = (*place, "additions", number)
            self._check_outcomes(addition.get("also", []), here)
            additions.append(
                Addition(
                    when=self.conditions.read(addition["when"], (*here, "when")),
                    also=tuple(addition.get("also", [])),
                    norms=tuple(addition.get("norms", [])),
                    because=_optional_text(addition.get("because")),
                )
            )
        return tuple(additions)

    def _law_note(self, number: int) -> LawNote:
        place: Place = ("law_notes", number)
        data = self.data["law_notes"][number]
        return LawNote(
            id=data["id"],
            valid_from=self._day((*place, "valid_from"), data.get("valid_from")),
            valid_until=self._day((*place, "valid_until"), data.get("valid_until")),
            when=self.conditions.read(data.get("when", "always"), (*place, "when")),
            text=_text(data["text"]),
            source=data["source"],
            article=data["article"],
        )

    def _topic(self, name: str, data: dict[str, Any]) -> Topic:
        for fact in data["asks"]:
            if fact not in self.facts:
                remedy = "Add it under facts, or correct the name."
                self._report(("topics", name, "asks"), f"The fact {fact} does not exist.", remedy)
        return Topic(name, _text(data["title"]), tuple(data["asks"]))

    def _redirects(self, part: Source) -> list[Redirect]:
        reader = ConditionReader(part, self.facts, self.terms, self.findings)
        redirects = []
        for number, data in enumerate(part.data.get("redirects", [])):
            place: Place = ("redirects", number)
            self._check_talk_to([data["replace"], data["by"]], place, part)
            when = reader.read(data["when"], (*place, "when"))
            redirects.append(Redirect(when, data["replace"], data["by"]))
        return redirects

    def _day(self, place: Place, text: str | None) -> date | None:
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._report(place, f"{text} is not a day that exists.", "Write a date such as 2020-01-01.")
            return None

    def _check_outcomes(self, outcomes: list[str], place: Place) -> None:
        for outcome in outcomes:
            if outcome not in OUTCOMES:
                self._report(place, f"{outcome!r} is not an outcome.", f"Use one of: {', '.join(OUTCOMES)}.")

    def _check_talk_to(self, names: list[str], place: Place, part: Source | None = None) -> None:
        for name in names:
            if name not in TALK_TO:
                remedy = f"Use one of: {', '.join(TALK_TO)}."
                self.findings.append(
                    (part or self.source).finding(place, f"{name!r} is nobody to talk to.", remedy)
                )

    def _report(self, place: Place, problem: str, remedy: str) -> None:
        self.findings.append(self.source.finding(place, problem, remedy))


def _basis(data: dict[str, str]) -> Basis:
    return Basis(data["source"], data["paragraph"], data["kind"])


def _text(data: dict[str, str]) -> Text:
    return Text(data["nl"], data["en"])


def _optional_text(data: dict[str, str] | None) -> Text | None:
    return None if data is None else _text(data)
