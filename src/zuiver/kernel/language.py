"""The two languages of the screens."""

from typing import Literal

Language = Literal["nl", "en"]


def language_of(tag: str) -> Language:
    """Return the language of a tag such as "nl", "nl-NL" or "en-gb". Raises ValueError for a language we do not speak."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    if primary == "nl":
        return "nl"
    if primary == "en":
        return "en"
    raise ValueError(f"Zuiver shows Dutch (nl) and English (en), not {tag!r}.")
