"""The loader takes any file: it gives a book that can be asked, or says what is wrong, with line and remedy."""

import json
import sys
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import atheris  # type: ignore[import-not-found]
import yaml

with atheris.instrument_imports(include=["zuiver.rules"]):
    from zuiver.rules.engine import evaluate
    from zuiver.rules.errors import RuleFileError
    from zuiver.rules.interview import next_question
    from zuiver.rules.loader import load_rule_book

GOOD = json.dumps(
    yaml.safe_load((Path(__file__).parent / "seed.yaml").read_text(encoding="utf-8")), default=str
)
ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**15,
    0.1,
    "",
    "G-999",
    "price",
    "signed",
    "2020-13-01",
    [],
    {},
    [[]],
    {"is": {}},
    {"all": []},
    "x" * 3000,
)
FOLDER = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108
FILE = FOLDER / "2020-01-01.yaml"


def one(data: bytes) -> None:
    """Load one file, and ask the book that comes out of it. Half of the files are any bytes, half are a good file edited."""
    FILE.write_bytes(edited(data[1:]) if data[:1] < b"\x80" else data[1:])
    try:
        book = load_rule_book(FILE)
    except RuleFileError as refused:
        if not refused.findings or not all(one.problem and one.remedy for one in refused.findings):
            raise AssertionError("a refusal without a reason or a remedy") from refused
        return
    evaluate(book, dict.fromkeys(book.facts))
    next_question(book, {})


def edited(data: bytes) -> bytes:
    """A good rule file with some edits: a part removed, repeated elsewhere, or exchanged for something odd."""
    source = atheris.FuzzedDataProvider(data)
    book = json.loads(GOOD)
    for _ in range(source.ConsumeIntInRange(1, 4)):
        parent, key = a_place(book, source)
        action = source.ConsumeIntInRange(0, 3)
        if action == 0:
            del parent[key]
        elif action == 1:
            parent[key] = deepcopy(ODD[source.ConsumeIntInRange(0, len(ODD) - 1)])
        elif action == 2:
            other, from_key = a_place(book, source)
            parent[key] = deepcopy(other[from_key])
        elif isinstance(parent, dict):
            parent[source.ConsumeUnicodeNoSurrogates(12)] = parent.pop(key)
        if not book:
            break
    return json.dumps(book).encode()


def a_place(book: Any, source: "atheris.FuzzedDataProvider") -> tuple[Any, Any]:
    """A container in the file, and a key or number in it."""
    container = book
    while True:
        keys = list(container) if isinstance(container, dict) else list(range(len(container)))
        key = keys[source.ConsumeIntInRange(0, len(keys) - 1)]
        inner = container[key]
        if not isinstance(inner, dict | list) or not inner or source.ConsumeIntInRange(0, 3) == 0:
            return container, key
        container = inner


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
