"""Whether an organisation may give a value to a term: the rooms above know the terms and hand the check down."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

# The check is handed down before there are models.
if TYPE_CHECKING:
    from zuiver.people.models import Organisation

# What is stored: only what JSON knows.
Stored: TypeAlias = bool | int | str
# Takes what was typed by full name, and raises InvalidData or Refusal for a name nobody knows and a value that may not be.
TermCheck: TypeAlias = Callable[["Organisation", date, Mapping[str, str]], Mapping[str, Stored]]

_installed: Final[list[TermCheck]] = []


def install_term_check(check: TermCheck) -> None:
    """Make this the check; done once, at start."""
    _installed[:] = [check]


def checked_terms(organisation: "Organisation", on: date, typed: Mapping[str, str]) -> Mapping[str, Stored]:
    """Return the values as they are stored. Raises InvalidData and Refusal; RuntimeError where nothing was handed down."""
    if not _installed:
        raise RuntimeError("Nothing checks the terms, so none can be set.")
    return _installed[0](organisation, on, typed)
