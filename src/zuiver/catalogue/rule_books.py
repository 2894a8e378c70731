"""Find the rules of a module that are in force on a date, as an organisation's pack has them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from zuiver.catalogue.pack_changes import with_pack
from zuiver.catalogue.packs import DEFAULT_PACK, Pack, UnknownPackError, load_pack, pack_names
from zuiver.kernel.errors import Refusal
from zuiver.rules.loader import build_rule_book
from zuiver.rules.model import LawNote, Rule, RuleBook
from zuiver.rules.yaml_source import read_source

FOLDER = Path(__file__).parent
TOPIC = "/"


class UnknownModuleError(LookupError):
    """There is no module with this name."""


class ModuleNotInPackError(UnknownModuleError):
    """The module exists, and this pack does not have it."""


class NoRulesYetError(LookupError):
    """The module exists, but no rule file of it is in force on the date."""


@cache
def module_names(pack: str = DEFAULT_PACK) -> tuple[str, ...]:
    """Return the names of all modules that a pack has rules for, sorted. Raises UnknownPackError."""
    shared = {path.parent.name for path in FOLDER.glob("*/rules") if any(path.glob("*.yaml"))}
    return tuple(sorted(shared | load_pack(pack).modules.keys()))


@cache
def rule_files(module: str, pack: str = DEFAULT_PACK) -> tuple[tuple[date, Path], ...]:
    """Return the rule files of a module, oldest first, each with its first day.

    Raises UnknownModuleError; ModuleNotInPackError where only other packs have the module.
    """
    if module not in module_names(pack):
        raise _no_module(module, pack)
    folder = load_pack(pack).rule_folder(module) or FOLDER / module / "rules"
    return tuple((date.fromisoformat(path.stem), path) for path in sorted(folder.glob("*.yaml")))


@lru_cache(maxsize=1024)
def rule_book_for(module: str, on: date, pack: str = DEFAULT_PACK) -> RuleBook:
    """Return the rule book of a module as it holds on a date, with the rules and the terms of a pack.

    `means/claim` is the topic claim of the module means: the same rules, and only the questions of the topic.
    Raises UnknownModuleError, NoRulesYetError, UnknownPackError; RuleFileError when a file is not right.
    """
    module, _, topic_name = module.partition(TOPIC)
    if topic_name:
        return _about(rule_book_for(module, on, pack), topic_name)
    files = rule_files(module, pack)
    path = next((path for first_day, path in reversed(files) if first_day <= on), None)
    if path is None:
        raise NoRulesYetError(
            f"The rules of {module} apply from {files[0][0]}. Choose a later date than {on}."
        )
    days = _turning_points(path, module, pack)
    return _book_on(path, module, max((day for day in days if day <= on), default=on), pack)


def all_rule_files() -> tuple[Path, ...]:
    """Return every rule file that packs share, by module and date."""
    return tuple(path for module in module_names() for _, path in rule_files(module))


def built(path: Path, module: str, pack: Pack) -> RuleBook:
    """Return the book of one rule file with a pack laid over it. Raises RuleFileError."""
    return build_rule_book(with_pack(read_source(path), module, pack))


def rule_books(module: str) -> Callable[[date, str], RuleBook | None]:
    """Return the function with which a register finds its rules: the book of a day in a pack, None before the first.

    The function raises Refusal for a pack that is not there: an administrator has to set another one.
    """

    def found(on: date, pack: str) -> RuleBook | None:
        try:
            return rule_book_for(module, on, pack)
        except NoRulesYetError:
            return None
        except UnknownPackError as unknown:
            raise Refusal(
                "pack_unknown",
                "The code of this organisation is set to {pack}, and there is no such code here. Ask an administrator.",
                pack=pack,
            ) from unknown

    return found


@cache
def _book(path: Path, module: str, pack: str) -> RuleBook:
    return built(path, module, load_pack(pack))


@cache
def _turning_points(path: Path, module: str, pack: str) -> tuple[date, ...]:
    """Return the days on which the text of a book changes, because a rule or a law note starts or ends."""
    book = _book(path, module, pack)
    dated: list[Rule | LawNote] = [*book.rules, *book.law_notes]
    starts = {part.valid_from for part in dated if part.valid_from}
    ends = {date.fromordinal(part.valid_until.toordinal() + 1) for part in dated if part.valid_until}
    return tuple(sorted({book.valid_from, *starts, *ends}))


@cache
def _book_on(path: Path, module: str, day: date, pack: str) -> RuleBook:
    return replace(_book(path, module, pack).on(day), pack=pack)


def _about(book: RuleBook, name: str) -> RuleBook:
    topic = book.topic(name)
    if topic is None:
        known = ", ".join(f"{book.id}{TOPIC}{one.name}" for one in book.topics) or book.id
        raise UnknownModuleError(f"{book.id} has no topic {name[:60]!r}. Choose: {known}.")
    return book.about(topic)


def _no_module(module: str, pack: str) -> UnknownModuleError:
    others = [name for name in pack_names() if module in load_pack(name).modules]
    known = ", ".join(module_names(pack))
    if others:
        return ModuleNotInPackError(
            f"The pack {pack} has no module {module}. It is part of: {', '.join(others)}. Choose one of: {known}."
        )
    return UnknownModuleError(f"unknown module {module[:60]!r}. Choose one of: {known}.")
