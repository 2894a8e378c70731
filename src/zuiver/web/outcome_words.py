"""How an outcome sounds on a screen: tone, word and sentence, read from `words/outcomes.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from zuiver.rules.words import outcome_words

FILE: Final = Path(__file__).parent / "words" / "outcomes.yaml"


@dataclass(frozen=True)
class Heard:
    """An outcome as a reader hears it."""

    tone: str
    word: str
    sentence: str


def heard(outcome: str, subject: str, language: str, *, after: bool = False, is_open: bool = False) -> Heard:
    """The tone, word and sentence of an outcome in a subject. `after`: it happened already; `is_open`: facts are missing.

    A subject without a sentence of its own uses the general one, and else the words of the rules.
    """
    words = _words()
    tone = tone_of(outcome)
    general: dict[str, Any] = words["general"].get(outcome, {})
    own = words["subjects"].get(subject, {}).get(outcome) or general
    word = own.get("word") or words["words"].get(outcome, words["words"][tone])
    if not own:
        return Heard(tone, word[language], f"{outcome_words(outcome).in_language(language)}.")
    variant = (own.get("open") or general.get("open")) if is_open else own.get("after") if after else None
    return Heard(tone, word[language], (variant or own)[language])


def is_worded(rule: str) -> bool:
    """Whether a rule such as means/claim has sentences of its own, beside those of its subject."""
    return rule in _words()["subjects"]


def tone_of(outcome: str) -> str:
    """The colour and icon of an outcome: go, care, stop or talk."""
    tones: dict[str, list[str]] = _words()["tones"]
    return next(tone for tone, outcomes in tones.items() if outcome in outcomes)


def also_words(outcome: str, subject: str, language: str) -> str:
    """What an added outcome asks besides, in a subject."""
    known: dict[str, dict[str, str]] = _words()["also"]
    own = known.get(f"{subject}/{outcome}") or known.get(outcome)
    return own[language] if own else f"{outcome_words(outcome).in_language(language)}."


def record_sentence(subject: str, language: str) -> str:
    """What the button says that records something of this subject; empty when nobody wrote it."""
    own: dict[str, str] = _words()["record"].get(subject, {})
    return own.get(language, "")


def first_step(subject: str, language: str) -> tuple[str, str] | None:
    """The page that helps at once with a subject: the name of its address, and the words of the button; mostly none."""
    own: dict[str, str] | None = _words()["first"].get(subject)
    return (own["page"], own[language]) if own else None


def to_say(subject: str, outcome: str) -> dict[str, Any] | None:
    """What to say at once and the note for who answers, by language, with `to`; mostly None."""
    found: dict[str, Any] | None = _words()["say"].get(subject, {}).get(outcome)
    return found


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return data
