"""What two packs say differently: terms, rules, questions, law notes, and modules that only one of them has."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from zuiver.catalogue.rule_books import module_names, rule_book_for
from zuiver.rules.effect import Effect, effect_of
from zuiver.rules.model import Fact, LawNote, Rule, RuleBook, Term

ADDED: Final = "added"
REPLACED: Final = "replaced"
CHANGED: Final = "changed"
SWITCHED_OFF: Final = "switched_off"


@dataclass(frozen=True)
class TermDifference:
    """A term with its value in each pack; None where a pack does not have the term."""

    name: str
    before: Term | None
    after: Term | None

    @property
    def term(self) -> Term:
        """The term of either pack: for its meaning and its type."""
        found = self.before or self.after
        if found is None:
            raise ValueError(f"{self.name} is in neither pack")
        return found


@dataclass(frozen=True)
class RuleDifference:
    """A rule that only one pack has, or that two packs word otherwise; `kind` is one of the four words above."""

    kind: str
    before: Rule | None
    after: Rule | None


@dataclass(frozen=True)
class ModuleDifference:
    """All that differs in one module. `before` or `after` is None where only the other pack has the module."""

    module: str
    before: RuleBook | None
    after: RuleBook | None
    terms: tuple[TermDifference, ...] = ()
    rules: tuple[RuleDifference, ...] = ()
    facts_gone: tuple[Fact, ...] = ()
    facts_new: tuple[Fact, ...] = ()
    notes_gone: tuple[LawNote, ...] = ()
    notes_new: tuple[LawNote, ...] = ()
    effect: Effect | None = None

    @property
    def book(self) -> RuleBook:
        """The book of either pack, for its title."""
        found = self.before or self.after
        if found is None:
            raise ValueError(f"neither pack has {self.module}")
        return found

    @property
    def is_empty(self) -> bool:
        """Whether the packs say the same about this module."""
        parts = (self.terms, self.rules, self.facts_gone, self.facts_new, self.notes_gone, self.notes_new)
        return self.before is not None and self.after is not None and not any(parts)


def differences(before: str, after: str, on: date, module: str | None = None) -> tuple[ModuleDifference, ...]:
    """Return what differs between two packs on a day, by module; empty when they say the same.

    Raises UnknownPackError, NoRulesYetError; UnknownModuleError for a module that neither of them has.
    """
    names = {*module_names(before), *module_names(after)}
    if module is not None and module not in names:
        rule_book_for(module, on, before)  # says which modules there are
    wanted = sorted(names) if module is None else [module]
    found = (_difference(name, before, after, on) for name in wanted)
    return tuple(one for one in found if not one.is_empty)


def _difference(module: str, before: str, after: str, on: date) -> ModuleDifference:
    old = rule_book_for(module, on, before) if module in module_names(before) else None
    new = rule_book_for(module, on, after) if module in module_names(after) else None
    if old is None or new is None:
        return ModuleDifference(module, old, new)
    difference = ModuleDifference(
        module,
        old,
        new,
        terms=tuple(_terms(old, new)),
        rules=tuple(_rules(old, new)),
        facts_gone=tuple(fact for name, fact in old.facts.items() if name not in new.facts),
        facts_new=tuple(fact for name, fact in new.facts.items() if name not in old.facts),
        notes_gone=tuple(note for note in old.law_notes if note not in new.law_notes),
        notes_new=tuple(note for note in new.law_notes if note not in old.law_notes),
    )
    return difference if difference.is_empty else replace(difference, effect=effect_of(old, new))


def _terms(old: RuleBook, new: RuleBook) -> Iterator[TermDifference]:
    for name in dict.fromkeys([*old.terms, *new.terms]):
        before, after = old.terms.get(name), new.terms.get(name)
        if before is None or after is None or before.value != after.value:
            yield TermDifference(name, before, after)


def _rules(old: RuleBook, new: RuleBook) -> Iterator[RuleDifference]:
    """Yield the differences in the order of the rules. A rule in the very place of another one replaces it."""
    names = [rule.id for rule in old.rules], [rule.id for rule in new.rules]
    for _, start, end, start_new, end_new in SequenceMatcher(None, *names, autojunk=False).get_opcodes():
        gone, come = list(old.rules[start:end]), list(new.rules[start_new:end_new])
        while gone and come:
            before, after = gone.pop(0), come.pop(0)
            if before.id != after.id:
                yield RuleDifference(REPLACED, before, after)
            elif _said(before) != _said(after):
                yield RuleDifference(CHANGED, before, after)
        yield from (RuleDifference(SWITCHED_OFF, rule, None) for rule in gone)
        yield from (RuleDifference(ADDED, None, rule) for rule in come)


def _said(rule: Rule) -> Rule:
    """Return a rule without the name of the code that it stands in: that differs in every rule."""
    answers = tuple(
        replace(answer, basis=replace(answer.basis, source="", paragraph="")) for answer in rule.answers
    )
    return replace(rule, answers=answers)
