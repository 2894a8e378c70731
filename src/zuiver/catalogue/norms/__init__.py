"""The norms of the code of 2020 and our readings of it, as data, and where each norm lives in the program."""

from pathlib import Path
from typing import Final

from zuiver.codes import reference
from zuiver.codes.norms.model import NormBook

FOLDER: Final = Path(__file__).parent
SEARCH_WORDS: Final = FOLDER.parent / "search_words.yaml"


def install_norms() -> None:
    """Tell the room of the code where its norms and the words for search are."""
    reference.install(norms=FOLDER, words=SEARCH_WORDS)


def norm_book() -> NormBook:
    """Return the norms of the code, also where Django was not started. Raises RuleFileError."""
    install_norms()
    return reference.norm_book()
