"""What is left of a title without its period: the title itself, unchanged but for the marks around the period."""

_MARKS = " \t\r\n\xa0,;:-–—"
_SPACES = " \t\r\n\xa0"


def without(text: str, at: int, until: int) -> str:
    """Return the text without this piece, and without the brackets or marks that only the piece needed."""
    left, right = text[:at].rstrip(), text[until:].lstrip()
    while left.endswith(("(", "[")) and right.startswith((")", "]")):
        left, right = left[:-1].rstrip(), right[1:].lstrip()
    if not right.strip(" ."):
        return left.rstrip(f"{_MARKS}([")
    if right[0] in ",;:)]([":
        left = left.rstrip(_MARKS)
    if not left or left.endswith(("(", "[")):
        return left + right.lstrip(_MARKS)
    return f"{left}{'' if right[0] in ',;:)]' else ' '}{right}"
