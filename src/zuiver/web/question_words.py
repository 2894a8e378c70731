"""Questions and answers of the interview in the words of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from zuiver.kernel import money
from zuiver.kernel.language import language_of
from zuiver.rules.model import Fact, Text
from zuiver.rules.values import Value
from zuiver.rules.words import filled
from zuiver.web.fact_fields import NONE_OF_THESE, PREFIX, UNKNOWN, as_text
from zuiver.web.openings import opening_of
from zuiver.web.outcome_words import record_sentence
from zuiver.web.screens import Interview, Together


@dataclass(frozen=True)
class Question:
    """One question on a page. `kind`: choice (tap an answer), many (tick), amount, number, date, moment or text."""

    name: str
    field: str
    words: str
    why: str
    kind: str
    choices: tuple[tuple[str, str], ...]
    value: str
    values: tuple[str, ...]
    hint: str


@dataclass(frozen=True)
class Line:
    """A statement to tick."""

    name: str
    words: str
    is_ticked: bool


@dataclass(frozen=True)
class Lines:
    """Statements on one screen."""

    words: str
    why: str
    lines: tuple[Line, ...]


def question(fact: Fact, interview: Interview, language: str, typed: Any = None) -> Question:
    """A fact as a question, with what was answered before."""
    value = typed if isinstance(typed, str) else "" if typed is None else as_text(typed)
    return Question(
        name=fact.name,
        field=PREFIX + fact.name,
        words=_said(fact.question, interview, language),
        why=_said(fact.why, interview, language),
        kind=_kind(fact),
        choices=choices(fact, language, _offered(fact, interview)),
        value=value,
        values=tuple(value.split(",")) if value else (),
        hint=_hint(fact),
    )


def choices(
    fact: Fact, language: str, offered: Mapping[str, Text] | None = None
) -> tuple[tuple[str, str], ...]:
    """The answers of a closed question, with "I do not know" unless the question has its own words for that.

    `offered`: the answers that this subject offers, in its own words; left out, all of them.
    """
    if offered:
        own = [(value, words.in_language(language)) for value, words in offered.items()]
    elif fact.type == "bool":
        values = ["yes", "no"] + ([fact.third_value] if fact.third_value else [])
        own = [(value, _label(fact, value, language)) for value in values]
    else:
        own = [(value, _label(fact, value, language)) for value in fact.values]
    if fact.type == "set":
        return (*own, (NONE_OF_THESE, _("None of these")))
    if fact.type not in {"bool", "choice"} or "unknown" in fact.values:
        return tuple(own)
    return (*own, (UNKNOWN, _("I do not know")))


def together(group: Together, language: str, ticks: frozenset[str]) -> Lines:
    """Statements, with the ticks that stood there before."""
    return Lines(
        group.question.in_language(language),
        group.why.in_language(language),
        tuple(Line(s.fact, s.words.in_language(language), s.fact in ticks) for s in group.statements),
    )


def given(answers: Mapping[str, Value], interview: Interview, language: str) -> list[tuple[str, str, str]]:
    """What was answered: (fact, question, answer in words)."""
    facts = [(interview.book.facts[name], value) for name, value in answers.items()]
    return [
        (fact.name, _said(fact.question, interview, language), _answered(fact, value, interview, language))
        for fact, value in facts
    ]


def record_words(subject: str, language: str) -> str:
    """What the button says that records this."""
    return record_sentence(subject, language) or _("Record this")


def _offered(fact: Fact, interview: Interview) -> Mapping[str, Text]:
    return opening_of(interview.book.id).choices.get(fact.name, {})


def _answered(fact: Fact, value: Value, interview: Interview, language: str) -> str:
    if value is None:
        return _("I do not know")
    own = _offered(fact, interview).get(as_text(value))
    if own:
        return own.in_language(language)
    if fact.type == "money":
        return money.show(int(value * 100), "EUR", language_of(language))  # type: ignore[operator]
    if isinstance(value, frozenset):
        return ", ".join(_label(fact, member, language) for member in sorted(value)) or _("None of these")
    return _label(fact, as_text(value), language)


def _label(fact: Fact, value: str, language: str) -> str:
    label = fact.labels.get({"yes": "true", "no": "false"}.get(value, value)) or fact.labels.get(value)
    if label:
        return label.in_language(language)
    return {"yes": _("Yes"), "no": _("No")}.get(value, value) if fact.type == "bool" else value


def _kind(fact: Fact) -> str:
    kinds = {"bool": "choice", "choice": "choice", "set": "many", "money": "amount", "int": "number"}
    more = {"decimal": "number", "date": "date", "datetime": "moment", "text": "text"}
    return (kinds | more)[fact.type]


def _hint(fact: Fact) -> str:
    return {
        "money": _("About right is good enough. For example 12,50."),
        "int": _("A whole number, for example 3."),
        "decimal": _("A number, for example 7,5."),
        "date": _("For example: 12 May, yesterday or 1 September 2024."),
        "datetime": _("For example: 2026-05-12 14:30."),
    }.get(fact.type, "")


def _said(text: Text, interview: Interview, language: str) -> str:
    types = {name: term.type for name, term in interview.book.terms.items()}
    values = {name: term.value for name, term in interview.book.terms.items()} | dict(interview.terms)
    return filled(text, values, types).in_language(language)
