"""Names for passages that stay the same when a code is edited a little.

An id is the path of headings, then the longest word of the passage: `uitnodigingen/wederkerigheid`. It holds no
line or order, so that text added or removed elsewhere changes nothing. Two passages with the same name under one
heading get their next longest words too.
"""

import re
import unicodedata
from collections.abc import Sequence

from zuiver.codes.reading.tree import Passage, PassageKind

_WORD = re.compile(r"[a-z0-9]+")
_SCHEME = re.compile(r"https?://(www\.)?")
# With at most seven levels an id stays under 600 characters, however odd the text.
_LONGEST_WORD = 24
NAMELESS = {
    PassageKind.CHAPTER: "opening",
    PassageKind.SECTION: "section",
    PassageKind.PART: "part",
    PassageKind.PARAGRAPH: "list",
    PassageKind.QUOTE: "quote",
    PassageKind.LINK: "link",
    PassageKind.BULLET: "item",
}


def give_ids(chapters: Sequence[Passage]) -> None:
    """Give every passage its id, in place."""
    _name_children(chapters, "")


def words_by_length(text: str) -> list[str]:
    """Return the words of a text in plain letters, longest first; words of one length in order of the text."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return sorted(dict.fromkeys(_WORD.findall(plain)), key=len, reverse=True)


def _name_children(children: Sequence[Passage], path: str) -> None:
    taken: set[str] = set()
    last_number: dict[str, int] = {}
    for child in children:
        name = _free_name(_names(child), taken, last_number)
        taken.add(name)
        child.id = f"{path}/{name}" if path else name
        _name_children(child.children, child.id)


def _free_name(names: Sequence[str], taken: set[str], last_number: dict[str, int]) -> str:
    """The shortest name that is free; in the end the longest with a number."""
    for name in names:
        if name not in taken:
            return name
    longest = names[-1]
    number = last_number.get(longest, 1) + 1
    while f"{longest}-{number}" in taken:
        number += 1
    last_number[longest] = number
    return f"{longest}-{number}"


def _names(passage: Passage) -> list[str]:
    """The names for a passage, shortest first."""
    text = _SCHEME.sub("", passage.text) if passage.kind is PassageKind.LINK else passage.text
    words = [word[:_LONGEST_WORD] for word in words_by_length(text)][:3] or [NAMELESS[passage.kind]]
    return ["-".join(words[:length]) for length in range(1, len(words) + 1)]
