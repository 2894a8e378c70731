"""Tell what packs are and how they differ, in plain Dutch or in English."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from zuiver.catalogue.pack_diff import ModuleDifference, RuleDifference, TermDifference
from zuiver.catalogue.packs import Pack
from zuiver.rules.model import Rule, RuleBook, Term, Text
from zuiver.rules.words import filled, outcome_words, show_term
from zuiver.rules.yaml_source import read_source

FILE: Final = Path(__file__).with_name("pack_words.yaml")
MOST_MOVES: Final = 5


def told(name: str, language: str, /, **values: object) -> str:
    """Return one of the sentences about packs, filled in. Raises KeyError for a name that is none."""
    text = _sentences()[name].in_language(language)
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    return text


def tell_differences(
    before: Pack, after: Pack, on: date, found: tuple[ModuleDifference, ...], language: str, module: str = ""
) -> str:
    """Return all differences between two packs as text; where there are none it says so."""
    if not found and (before.code, before.is_floor) == (after.code, after.is_floor):
        about = told("about_module", language, module=module) if module else ""
        return told("same", language, before=before.name, after=after.name, module=about)
    lines = [told("head", language, before=before.name, after=after.name, day=on)]
    if before.code != after.code:
        lines.append(told("code", language, before=before.code, after=after.code))
    if before.is_floor != after.is_floor:
        lines += [_floor(pack, language) for pack in (before, after)]
    if not found and module:
        about = told("about_module", language, module=module)
        lines.append(told("same", language, before=before.name, after=after.name, module=about))
    for difference in found:
        lines += ["", *_module_lines(difference, before.name, after.name, language)]
    return "\n".join(lines)


def show_value(term: Term, language: str) -> str:
    """Return the value of a term for a reader: an amount in euros, yes or no, a number, a name."""
    if isinstance(term.value, bool):
        return told("yes" if term.value else "no", language)
    if term.value in term.labels:
        return term.labels[str(term.value)].in_language(language)
    return show_term(term.value, term.type, language)


def rule_sentences(book: RuleBook, rule: Rule, language: str) -> list[str]:
    """Return what a rule says, a sentence per answer: the outcome in words, and why."""
    terms = {name: term.value for name, term in book.terms.items()}
    types = {name: term.type for name, term in book.terms.items()}
    return [
        f"{outcome_words(answer.outcome).in_language(language)}. "
        f"{filled(answer.because, terms, types).in_language(language)}"
        for answer in rule.answers
    ]


def _floor(pack: Pack, language: str) -> str:
    return told("is_floor" if pack.is_floor else "is_exact", language, pack=pack.name)


def _module_lines(difference: ModuleDifference, before: str, after: str, language: str) -> Iterator[str]:
    book = difference.book
    title = book.title.in_language(language)
    if difference.before is None or difference.after is None:
        questions = len(book.facts.keys() - book.shared_facts)
        pack = after if difference.before is None else before
        counts = {"rules": len(book.rules) - 1, "questions": questions}
        yield told("only_in", language, title=title, module=difference.module, pack=pack, **counts)
        return
    yield told("module", language, title=title, module=difference.module)
    yield from (f"- {_term_line(term, language)}" for term in difference.terms)
    for rule in difference.rules:
        yield from _rule_lines(difference.before, difference.after, rule, language)
    for name, facts in (("question_gone", difference.facts_gone), ("question_new", difference.facts_new)):
        yield from (
            f"- {told(name, language, question=fact.question.in_language(language))}" for fact in facts
        )
    for name, notes in (("note_gone", difference.notes_gone), ("note_new", difference.notes_new)):
        yield from (f"- {told(name, language, text=note.text.in_language(language))}" for note in notes)
    yield from _effect_lines(difference, language)


def _term_line(difference: TermDifference, language: str) -> str:
    name = "value_new" if difference.before is None else "value_gone" if difference.after is None else "value"
    return told(
        name,
        language,
        meaning=difference.term.meaning.in_language(language),
        before=show_value(difference.before, language) if difference.before else "",
        after=show_value(difference.after, language) if difference.after else "",
    )


def _rule_lines(old: RuleBook, new: RuleBook, difference: RuleDifference, language: str) -> Iterator[str]:
    before, after = difference.before, difference.after
    names = {"before": before.id if before else "", "after": after.id if after else ""}
    yield f"- {told(difference.kind, language, **names)}"
    if before and after:
        yield from (
            f"    {told('was', language, text=said)}" for said in rule_sentences(old, before, language)
        )
    rule, book = (after, new) if after else (before, old)
    if rule:
        yield from (f"    {said}" for said in rule_sentences(book, rule, language))


def _effect_lines(difference: ModuleDifference, language: str) -> Iterator[str]:
    effect = difference.effect
    if effect is None:
        return
    yield "  " + told("effect", language, total=effect.total, changed=effect.changed)
    if difference.facts_new or difference.facts_gone:
        yield "  " + told("effect_of_questions", language)
    moves = list(effect.moves.items())
    for (before, after), count in moves[:MOST_MOVES]:
        words = [outcome_words(outcome).in_language(language) for outcome in (before, after)]
        yield "    " + told("move", language, count=count, before=words[0], after=words[1])
    if rest := sum(count for _, count in moves[MOST_MOVES:]):
        yield "    " + told("more_moves", language, count=rest)


@cache
def _sentences() -> dict[str, Text]:
    return {name: Text(**text) for name, text in read_source(FILE).data.items()}
