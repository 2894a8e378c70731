"""Words of the code lists about the key on paper, by the names that the scripts ask for."""

from typing import Final

from zuiver.cases.code_lists import code_list
from zuiver.web.cases.authorities import name_of

_LISTS: Final = {"paper.office": "sheet_keepers", "paper.ground": "paper_grounds"}


def paper_codes(language: str) -> list[tuple[str, str]]:
    """Return the words for who keeps the sheets and for why a case was opened, in a language."""
    return [
        (f"{name}.{slug}", name_of(code, language))
        for name, source in _LISTS.items()
        for slug, code in code_list(source).items()
    ]


def choices(name: str, language: str) -> list[tuple[str, str]]:
    """Return what can be chosen of such a list."""
    return [(slug, name_of(code, language)) for slug, code in code_list(name).items() if not code.hidden]
