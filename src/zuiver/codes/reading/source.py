"""Reads the file that holds the text of a code, and says what is wrong with one that cannot be read."""

from pathlib import Path

from zuiver.kernel.errors import ZuiverError

LARGEST_FILE = 20_000_000  # bytes; the longest codes known are under one million


class TextFileError(ZuiverError):
    """A file is not the text of a code. The message says why, and what to do."""


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file. Raises TextFileError for another encoding, a PDF, or an empty or huge file."""
    name = path.name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TextFileError(
            f"{name} cannot be read: {error.strerror}. Check the path and its rights."
        ) from None
    if content.startswith(b"%PDF"):
        raise TextFileError(f"{name} is a PDF. Take the text out of it first: pdftotext -enc UTF-8 {name}")
    if len(content) > LARGEST_FILE:
        raise TextFileError(f"{name} is larger than 20 MB. Check whether it is the right file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TextFileError(
            f"{name} is not UTF-8 text (line {line}). Save it as UTF-8 and try again."
        ) from None
    if "\0" in text:
        raise TextFileError(f"{name} is not a text file. Choose the text that was taken out of the PDF.")
    if not text.strip():
        raise TextFileError(f"{name} is empty. Choose a file with the text of a code.")
    return text
