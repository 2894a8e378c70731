"""What a single line of text shows by its look alone: a bullet, an address, a page number, capitals."""

import re

_LONGEST_FURNITURE = 120
# Marks that fonts and extractors make of a bullet; `o` is what Word's second level becomes.
_BULLET = re.compile(
    r"(?P<mark>[•·∙●○◦▪▫■□‣⁃➢➤►✓✔\uf0a7\uf0b7\uf0d8*]|[-–—](?=\s|$)|o(?=\s{2,}|\t))\s*(?P<rest>.*)"
)
_NUMBERED = re.compile(r"(?P<mark>\(?(?:\d{1,2}|[a-z])[.)])\s+(?P<rest>\S.*)")
_URL = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[-–—|·\s]*\d{1,3}[-–—|·\s]*")
_COUNTED_PAGE = re.compile(
    r"(?:pagina|page|blz\.?|pag\.?|p\.)\s*\d{1,3}(?:\s*(?:van|of|/)\s*\d{1,3})?", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\d{1,3}\s*(?:van|of|/)\s*\d{1,3}", re.IGNORECASE)
_PAGE_WITH_TITLE = re.compile(r"(?:\d{1,3}\s*[|•·]\s*(?P<after>\D.*)|(?P<before>.*\D)\s*[|•·]\s*\d{1,3})")
_HEADING_NUMBER = re.compile(
    r"(?:(?:hoofdstuk|chapter|deel)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}\.)[.:]?\s+(?=\D)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_OPENING = "\"'“‘„«(["
_CLOSED = re.compile(r"[.,;:!…][\"'”’»)\]]*$")


def bullet(text: str) -> tuple[str, str] | None:
    """Return the mark and the text of a line that starts with a bullet, or None."""
    found = _BULLET.fullmatch(text)
    return (found["mark"], found["rest"].strip()) if found else None


def numbered_item(text: str) -> tuple[str, str] | None:
    """Return the kind of number ('1.' or 'a)') and the whole text of a line that starts like a numbered item."""
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return None
    return re.sub(r"[0-9]+", "1", re.sub(r"[a-z]", "a", found["mark"])), text


def is_address(text: str) -> bool:
    """Tell whether a line holds a web address and nothing else."""
    return _URL.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    """Tell whether a line holds a page number, alone or beside the title of the document."""
    if len(text) > _LONGEST_FURNITURE:
        return False
    alone = any(pattern.fullmatch(text) for pattern in (_PAGE_NUMBER, _COUNTED_PAGE, _PAGE_OF))
    return alone or title_beside_page_number(text) is not None


def title_beside_page_number(text: str) -> str | None:
    """Return what stands beside the number in a line such as '7 | Title of the document'."""
    found = _PAGE_WITH_TITLE.fullmatch(text)
    return (found["after"] or found["before"]).strip(" |•·") if found else None


def in_capitals(text: str) -> bool:
    """Tell whether a line is written in capitals: four letters at least, and hardly a small one."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a mark that ends a sentence."""
    return _SENTENCE_END.search(text) is not None


def ends_closed(text: str) -> bool:
    """Tell whether a text ends with a mark that no heading ends with; a heading may be a question."""
    return _CLOSED.search(text) is not None


def starts_small(text: str) -> bool:
    """Tell whether the first letter of a text, after quotes and brackets, is a small one."""
    return text.lstrip(_OPENING)[:1].islower()


def starts_like_sentence(text: str) -> bool:
    """Tell whether a text starts with a capital or a figure, after quotes and brackets."""
    first = text.lstrip(_OPENING)[:1]
    return first.isupper() or first.isdigit() or first == "€"


def key_of(text: str) -> str:
    """Return a heading without its number and reduced to letters, so that two ways of printing it are the same."""
    bare = _HEADING_NUMBER.sub("", text, count=1) if _HEADING_NUMBER.match(text) else text
    return " ".join(re.findall(r"\w+", bare.replace("-", "").casefold()))
