"""Names folded for finding again: without case, accents, signs, and for organisations without their legal form."""

import re
import unicodedata
from typing import Final

# As words stand in a folded name; letters of an abbreviation may stand apart ("b v").
_LEGAL_FORMS: Final = (
    *("bv", "b v", "nv", "n v", "vof", "v o f", "cv", "c v", "ua", "u a", "ba", "b a", "wa", "w a"),
    *("gmbh", "ag", "kg", "ltd", "limited", "inc", "llc", "plc", "sa", "s a", "sarl", "bvba", "se"),
    *("stichting", "vereniging", "cooperatie", "cooperatieve", "maatschap", "eenmanszaak"),
)
_LEADING: Final = re.compile(rf"^(?:{'|'.join(_LEGAL_FORMS)}) (?=\S)")
_TRAILING: Final = re.compile(rf"(?<=\S) (?:{'|'.join(_LEGAL_FORMS)})$")
_DOTTED: Final = re.compile(r"\b((?:\w\.)+)(\w)\b")
_LONGEST: Final = 200


def folded(text: str) -> str:
    """Return the words of a text in lower case, without accents and signs, one space between: "D'Été-3" is "d ete 3"."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = (sign if sign.isalnum() else "" if unicodedata.combining(sign) else " " for sign in plain)
    return " ".join("".join(letters).split())[:_LONGEST].rstrip()


def name_key(name: str) -> str:
    """Return the folded name of an organisation without its legal form: "Jansen & Zn. B.V." is "jansen zn".

    Two names with the same key are taken for one organisation where no KvK number says otherwise. A name that is
    nothing but a legal form is kept.
    """
    key = folded(_DOTTED.sub(lambda dots: dots.group(0).replace(".", ""), name))
    while (shorter := _without_form(key)) != key:
        key = shorter
    return key


def _without_form(key: str) -> str:
    """One legal form less, from the end before from the beginning."""
    shorter = _TRAILING.sub("", key)
    return shorter if shorter != key else _LEADING.sub("", key)
