"""The words of a page, looked up once per language and process: a page asks for a hundred, and they never change."""

from typing import Final

from django.utils import translation

# Per language what was asked for already. Bounded by the number of messages in the program.
_KNOWN: Final[dict[str, dict[str, str]]] = {}


def wording(msgid: str) -> str:
    """Return a message in the language of the reader; the empty message stays empty."""
    if not msgid:
        return ""
    language = translation.get_language() or "nl"
    known = _KNOWN.get(language)
    if known is None:
        known = _KNOWN.setdefault(language, {})
    text = known.get(msgid)
    if text is None:
        text = known[msgid] = str(translation.gettext(msgid))
    return text
