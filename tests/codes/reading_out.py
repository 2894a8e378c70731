"""Reads the invented codes of `texts/`, and shows a tree as lines that a test can compare."""

from pathlib import Path

from zuiver.codes.reading.reader import read_code
from zuiver.codes.reading.tree import CodeText, Passage, PassageKind

TEXTS = Path(__file__).parent / "texts"


def text_of(name: str) -> str:
    """The text of a file, with its form feeds."""
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def read(name: str) -> CodeText:
    """An invented code, read."""
    return read_code(text_of(name))


def headings(code: CodeText) -> list[str]:
    """All headings, indented by depth."""
    return ["  " * len(above) + passage.text for passage, above in code.walk() if passage.is_heading]


def find(code: CodeText, start: str) -> Passage:
    """The passage that starts with these words."""
    return next(
        passage for passage in code.passages() if not passage.is_heading and passage.text.startswith(start)
    )


def under(code: CodeText, *titles: str) -> list[str]:
    """The texts right under a heading that is named by its path."""
    wanted = list(titles)
    for passage, above in code.walk():
        if [*(one.text for one in above), passage.text] == wanted:
            return [child.text for child in passage.children if not child.is_heading]
    raise AssertionError(f"there is no heading {' > '.join(titles)}")


def bullets(passage: Passage) -> list[str]:
    """The texts of the bullets right under a paragraph or bullet."""
    return [child.text for child in passage.children if child.kind is PassageKind.BULLET]
