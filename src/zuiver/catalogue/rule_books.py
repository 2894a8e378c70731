"""Find the rules of a module that are in force on a date, with an organisation's terms filled in."""

from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from zuiver.catalogue.packs import DEFAULT_PACK, load_pack
from zuiver.rules.loader import load_rule_book
from zuiver.rules.model import LawNote, Rule, RuleBook
from zuiver.rules.program import terms_with

FOLDER = Path(__file__).parent


class UnknownModuleError(LookupError):
    """There is no module with this name."""


class NoRulesYetError(LookupError):
    """The module exists, but no rule file of it is in force on the date."""


@cache
def module_names() -> tuple[str, ...]:
    """Return the names of all modules that have rules, sorted."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/rules") if any(path.glob("*.yaml"))))


@cache
def rule_files(module: str) -> tuple[tuple[date, Path], ...]:
    """Return the rule files of a module, oldest first, each with its first day. Raises UnknownModuleError."""
    if module not in module_names():
        raise UnknownModuleError(
            f"unknown module {module[:60]!r}. Choose one of: {', '.join(module_names())}."
        )
    paths = sorted((FOLDER / module / "rules").glob("*.yaml"))
    return tuple((date.fromisoformat(path.stem), path) for path in paths)


@lru_cache(maxsize=1024)
def rule_book_for(module: str, on: date, pack: str = DEFAULT_PACK) -> RuleBook:
    """Return the rule book of a module as it holds on a date, with the terms of a pack as its terms.

    Raises UnknownModuleError, NoRulesYetError, UnknownPackError; RuleFileError or TermError when a file is not right.
    """
    path = next((path for first_day, path in reversed(rule_files(module)) if first_day <= on), None)
    if path is None:
        first_day = rule_files(module)[0][0]
        raise NoRulesYetError(f"The rules of {module} apply from {first_day}. Choose a later date than {on}.")
    days = _turning_points(path)
    return _book_on(path, max((day for day in days if day <= on), default=on), pack)


@cache
def _book(path: Path) -> RuleBook:
    return load_rule_book(path)


@cache
def _turning_points(path: Path) -> tuple[date, ...]:
    """Return the days on which the text of a book changes, because a rule or a law note starts or ends."""
    book = _book(path)
    dated: list[Rule | LawNote] = [*book.rules, *book.law_notes]
    starts = {part.valid_from for part in dated if part.valid_from}
    ends = {date.fromordinal(part.valid_until.toordinal() + 1) for part in dated if part.valid_until}
    return tuple(sorted({book.valid_from, *starts, *ends}))


@cache
def _book_on(path: Path, day: date, pack: str) -> RuleBook:
    book = _book(path)
    values = terms_with(book, load_pack(pack).terms_of(book.id))
    terms = {name: replace(term, value=values[name]) for name, term in book.terms.items()}
    return replace(book.on(day), terms=terms, pack=pack)


def all_rule_files() -> tuple[Path, ...]:
    """Return every rule file of every module, by module and date."""
    return tuple(path for module in module_names() for _, path in rule_files(module))
