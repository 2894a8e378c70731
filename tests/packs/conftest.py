"""What tests of packs share: a small pack of our own, and packs changed on the way."""

from pathlib import Path
from typing import Protocol

import pytest

PACK = """\
title: {nl: Proef, en: Trial}
style: {nl: Proef, en: Trial}
code: {title: Proefcode, edition: 2020-01-01, replaces: Gedragscode ambtelijke integriteit 2020}
floor: true
terms:
  gifts: {gift_limit: 20.00}
changes: [lobby]
"""
CHANGE = """\
rules:
  - before: direct-contact
    insert:
      id: own-rule
      table: TT-L1
      when: {is: {channel: mail}}
      then: discuss
      because: {nl: Bespreek het., en: Talk about it.}
      norms: [L-1]
  - switch_off: direct-contact
"""


class Write(Protocol):
    """Writes a pack, by default the one above, and what it changes about lobby."""

    def __call__(self, pack: str = PACK, change: str = CHANGE) -> Path: ...


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a pack called trial, with what it changes about lobby; returns the file of the pack."""

    def _write(pack: str = PACK, change: str = CHANGE) -> Path:
        changes = tmp_path / "trial" / "changes"
        changes.mkdir(parents=True, exist_ok=True)
        (changes / "lobby.yaml").write_text(change, encoding="utf-8")
        path = tmp_path / "trial.yaml"
        path.write_text(pack, encoding="utf-8")
        return path

    return _write
