"""The words for search: words to leave out, words that mean the same, and words that make compounds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zuiver.codes.searching.words import plain, stem
from zuiver.rules.errors import Finding, RuleFileError
from zuiver.rules.yaml_source import Source, read_source

_KEYS = ("stop_words", "same", "see_also", "parts")


@dataclass(frozen=True)
class Lexicon:
    """What search knows of Dutch beyond stems. `related` maps a stem to the stems to look for as well."""

    stop_words: frozenset[str]
    related: Mapping[str, frozenset[str]]
    parts: frozenset[str]


def load_lexicon(path: Path) -> Lexicon:
    """Read the words for search from a file. Raises RuleFileError with every finding."""
    source = read_source(path)
    findings = _findings(source)
    if findings:
        raise RuleFileError(findings)
    data = source.data
    return Lexicon(
        stop_words=frozenset(map(plain, data["stop_words"])),
        related=_related(data["same"], data["see_also"]),
        parts=frozenset(map(plain, data["parts"])),
    )


def _related(same: Iterable[list[str]], see_also: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    related: dict[str, set[str]] = {}
    for group in same:
        stems = {stem(plain(word)) for word in group}
        for one in stems:
            related.setdefault(one, set()).update(stems - {one})
    for word, others in see_also.items():
        related.setdefault(stem(plain(word)), set()).update(stem(plain(other)) for other in others)
    return {one: frozenset(others) for one, others in related.items()}


def _findings(source: Source) -> list[Finding]:
    data: Any = source.data
    remedy = "The file has lists stop_words, same (lists of words) and parts, and see_also {word: [words]}."
    if not isinstance(data, dict) or sorted(data) != sorted(_KEYS):
        return [source.finding((), "These are not the words for search.", remedy)]
    lists = [("stop_words", data["stop_words"]), ("parts", data["parts"])]
    lists += [("same", group) for group in _each(data["same"])]
    lists += [("see_also", group) for group in _each(data["see_also"])]
    wrong = {key for key, words in lists if not _is_words(words)}
    return [
        source.finding((key,), f"{key} holds something else than words.", remedy) for key in sorted(wrong)
    ]


def _each(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else [None]


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)
