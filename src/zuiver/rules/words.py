"""Words for outcomes and for people to talk to, in Dutch and in English."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from zuiver.kernel import money
from zuiver.rules.model import TermValue, Text
from zuiver.rules.yaml_source import read_source

FILE = Path(__file__).with_name("words.yaml")


def outcome_words(outcome: str) -> Text:
    """Return an outcome in words. Raises KeyError for a word outside the fixed list."""
    return _words()["outcomes"][outcome]


def talk_to_words(name: str) -> Text:
    """Return someone to talk to in words. Raises KeyError for a name outside the fixed list."""
    return _words()["talk_to"][name]


def phrase(name: str) -> Text:
    """Return one of the sentences with which the engine itself explains something."""
    return _words()["phrases"][name]


def filled(text: Text, terms: Mapping[str, TermValue], types: Mapping[str, str]) -> Text:
    """Return a text with the organisation's terms in the place of `{name}`."""
    dutch, english = text.nl, text.en
    for name, value in terms.items():
        mark = "{" + name + "}"
        if mark in dutch or mark in english:
            dutch = dutch.replace(mark, show_term(value, types[name], "nl"))
            english = english.replace(mark, show_term(value, types[name], "en"))
    return Text(dutch, english)


def show_term(value: TermValue, kind: str, language: str) -> str:
    """Return the value of a term for a reader: an amount in euros, anything else as it is."""
    return money.show(round(float(value) * 100), "EUR", language) if kind == "money" else str(value)


@cache
def _words() -> dict[str, dict[str, Text]]:
    data = read_source(FILE).data
    return {
        part: {name: Text(text["nl"], text["en"]) for name, text in entries.items()}
        for part, entries in data.items()
    }
