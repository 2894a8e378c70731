"""The version of an entry that somebody looked at."""


def read_version(text: str) -> int | None:
    """The version that the reader looked at; None where a form did not say."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
