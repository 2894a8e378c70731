"""Every Dutch word that the code leans on has its line in the glossary, and no line outlives its word."""

from collections import Counter

import yaml

from tests.setup.project import ROOT, text_of
from zuiver.catalogue.registers import REGISTERS
from zuiver.people.roles import ROLES
from zuiver.registers.lifecycle import State

ENTRIES: list[dict[str, str]] = yaml.safe_load(text_of(ROOT / "docs/glossary.yaml"))
KEYS = {"code", "kind", "dutch", "source", "meaning"}
KINDS = {"register", "state", "role", "function", "statute", "norm", "word"}


def codes_of(kind: str) -> set[str]:
    return {entry["code"] for entry in ENTRIES if entry["kind"] == kind}


def test_every_entry_is_complete() -> None:
    for entry in ENTRIES:
        assert set(entry) == KEYS, entry
        assert all(isinstance(value, str) and value.strip() for value in entry.values()), entry
        assert entry["kind"] in KINDS, entry
        assert entry["meaning"].endswith("."), entry


def test_a_word_stands_there_once() -> None:
    counts = Counter((entry["kind"], entry["code"]) for entry in ENTRIES)
    assert [word for word, count in counts.items() if count > 1] == []


def test_every_register_is_explained_and_no_other() -> None:
    assert codes_of("register") == {register.kind for register in REGISTERS}


def test_every_state_is_explained_and_no_other() -> None:
    assert codes_of("state") == {state.value for state in State}


def test_every_role_is_explained_and_no_other() -> None:
    assert codes_of("role") == {role.slug for role in ROLES}


def test_the_words_that_the_law_uses_are_there() -> None:
    dutch = {entry["dutch"] for entry in ENTRIES}
    assert {"geschenk", "nevenwerkzaamheid", "leidinggevende", "vertrouwenspersoon", "gedragscode"} <= dutch
