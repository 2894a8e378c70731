"""Makes papers as accessible PDF (PDF/UA-1).

Words travel as data beside a fixed template, so nothing that anybody typed is ever read as markup.
"""

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import typst

STANDARD: Final = "ua-1"
# The typeface that comes with the papers has these alphabets; another one would stop the whole paper.
_ALPHABETS: Final = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "DIGIT", "SPACE", "EURO", "NO-BREAK")
_REPLACED: Final = "?"


def pdf(template: Path, data: Mapping[str, Any]) -> bytes:
    """Return the paper that a template makes of these words."""
    try:
        return _compiled(template, data)
    except typst.TypstError:
        # A sign that the typeface does not have. The paper goes out with a question mark in its place.
        return _compiled(template, _shown(data))


def _compiled(template: Path, data: Mapping[str, Any]) -> bytes:
    content: bytes = typst.compile(
        template,
        format="pdf",
        pdf_standards=[STANDARD],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return content


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(sign if _is_in_typeface(sign) else _REPLACED for sign in value)
    if isinstance(value, Mapping):
        return {key: _shown(one) for key, one in value.items()}
    return [_shown(one) for one in value] if isinstance(value, list) else value


def _is_in_typeface(sign: str) -> bool:
    if sign.isascii() or unicodedata.category(sign).startswith("P"):
        return True
    return unicodedata.name(sign, "").startswith(_ALPHABETS)
