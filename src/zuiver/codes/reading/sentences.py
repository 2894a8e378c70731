"""Points at sentences that are not whole: cut off, begun in the middle, or with a word missing."""

import re
from collections.abc import Iterator

from zuiver.codes.reading import marks
from zuiver.codes.reading.tree import CodeText, Finding, Passage, PassageKind

_LONGEST_EXCERPT = 160
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+(?=\s|$)|$)")
_PAIRS = (("(", ")"), ("[", "]"), ("‘", "’"), ("“", "”"))
# A sentence or a bullet that ends with one of these goes on somewhere else.
_UNFINISHED = re.compile(r"\b(?:de|een|en|of|als|om|te|deze|jouw|mijn|onze|the|a|an|and|or)$", re.IGNORECASE)
_TO_DO = re.compile(r"\bte (?:\w+ )?\w+en\b")
_LAST_OF_LIST = re.compile(r"\ben (?P<last>[^,;:]+? \w{3,}en)\W*$")
# With its own subject or verb it is a sentence of its own, and needs no 'te'.
_OWN_SENTENCE = re.compile(
    r"\b(?:je|jij|ik|we|wij|ze|zij|hij|u|het|er|kun|kunt|kan|moet|moeten|wil|mag|zal|zijn|worden)\b"
)
_LONGEST_SENTENCE = 1500
_PARENTHESES = re.compile(r"\([^()]*\)")


def find_incomplete(code: CodeText) -> list[Finding]:
    """Return every passage with a sentence that is not whole, and why it seems so."""
    found: list[Finding] = []
    for passage in code.passages():
        if not passage.is_heading and passage.kind is not PassageKind.LINK:
            found.extend(
                Finding(passage.line, _excerpt(text), reason) for text, reason in _complaints(passage)
            )
    return found


def _complaints(passage: Passage) -> Iterator[tuple[str, str]]:
    text = passage.text
    if not text:
        return
    bare = text.rstrip(" ;,")
    if _UNFINISHED.search(bare):
        yield text, "Stops before its end: the last word asks for more."
    elif passage.kind is PassageKind.PARAGRAPH and not passage.children and not _is_finished(text):
        yield text, "Stops without a mark that ends a sentence."
    if passage.kind is PassageKind.PARAGRAPH and marks.starts_small(text):
        yield text, "Starts in the middle of a sentence."
    if any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS[:2]):
        yield text, "A bracket is opened and not closed."
    for sentence in _SENTENCE.findall(text):
        if _misses_a_link(sentence):
            yield sentence.strip(), "The last of a list of actions lacks the word that the others have."


def _is_finished(text: str) -> bool:
    return marks.ends_sentence(text) or text.endswith((":", ";"))


def _misses_a_link(sentence: str) -> bool:
    """Whether 'door A te doen, B te doen en C doen': the others have 'te', the last one has not."""
    if len(sentence) > _LONGEST_SENTENCE:
        return False
    bare = _PARENTHESES.sub(" ", sentence)
    bare = re.sub(r"\s+", " ", bare).replace(" ,", ",").strip()
    last = _LAST_OF_LIST.search(bare)
    if last is None or re.search(r"\bte\b", last["last"]) or _OWN_SENTENCE.search(last["last"]):
        return False
    before = bare[: last.start()]
    return len(_TO_DO.findall(before)) >= 2 and "," in before


def _excerpt(text: str) -> str:
    """The end of a text: there it breaks off."""
    return text if len(text) <= _LONGEST_EXCERPT else f"…{text[-_LONGEST_EXCERPT:]}"
