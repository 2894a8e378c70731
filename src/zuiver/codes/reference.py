"""What the catalogue hands down to this room: the norms of the code and the words for search. Read when first asked."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zuiver.codes.norms.loader import load_norms
from zuiver.codes.norms.model import NormBook
from zuiver.codes.searching.lexicon import Lexicon, load_lexicon


@dataclass
class _Shelf:
    norms: Path | None = None
    words: Path | None = None


_shelf = _Shelf()


class NothingInstalledError(RuntimeError):
    """The catalogue did not say where its norms and words are: a mistake of the programmer."""


def install(*, norms: Path, words: Path) -> None:
    """Say in which folder the norms are, and in which file the words for search; saying it again changes nothing."""
    if (_shelf.norms, _shelf.words) == (norms, words):
        return
    _shelf.norms, _shelf.words = norms, words
    norm_book.cache_clear()
    lexicon.cache_clear()


@cache
def norm_book() -> NormBook:
    """Return the norms of the code. Raises RuleFileError when a file is not right."""
    return load_norms(_installed(_shelf.norms))


@cache
def lexicon() -> Lexicon:
    """Return the words for search. Raises RuleFileError when the file is not right."""
    return load_lexicon(_installed(_shelf.words))


def _installed(path: Path | None) -> Path:
    if path is None:
        raise NothingInstalledError("Call codes.reference.install first: catalogue/apps.py does.")
    return path
