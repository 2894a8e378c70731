"""What citizens would see of an entry: the fields that its register names, and of the person what the organisation chose."""

from collections.abc import Mapping
from typing import Any, Final

from zuiver.people.models import Assignment, Organisation
from zuiver.people.names import folded, name_key
from zuiver.registers.declaration import Privacy, Register
from zuiver.registers.fields import Choice, Day, Text, YesNo
from zuiver.registers.models import Entry
from zuiver.registers.terms import setting

# Beside the fields of the register; no field has such a name.
STATE: Final = "outcome"
FUNCTION: Final = "person_function"
NAME: Final = "person_name"
_WITH_FUNCTION, _WITH_NAME = 1, 2
LONGEST_KEY: Final = 200

Lines = Mapping[str, Any]


def lines_of(entry: Entry, register: Register, organisation: Organisation, place: Assignment | None) -> Lines:
    """Return the lines of an entry as they are stored; what was not filled in is left out, and all that is not P0."""
    found = {
        name: _as_public(register, name, entry.data[name])
        for name in public_fields(register)
        if entry.data.get(name) not in (None, "")
    }
    if register.publication.shows_state:
        found[STATE] = entry.state
    terms = register.publication.terms
    about_person = setting(organisation, register, terms.person) if terms else 0
    if about_person >= _WITH_FUNCTION and place is not None:
        found[FUNCTION] = place.function
    if about_person >= _WITH_NAME:
        found[NAME] = entry.person.name
    return found


def _as_public(register: Register, name: str, stored: Any) -> Any:
    """A day without the words with which it was typed: those may say more than the day."""
    return {"iso": stored["iso"]} if isinstance(register.field(name).type, Day) else stored


def public_fields(register: Register) -> tuple[str, ...]:
    """The names of the fields that may be public, in the order of the register."""
    wanted = register.publication.fields
    return tuple(name for name in wanted if register.field(name).privacy is Privacy.P0)


def search_text_of(register: Register, lines: Lines) -> str:
    """The folded words of what is public, with a space at both ends so that whole words can be found."""
    texts = [
        lines[name]
        for name in public_fields(register)
        if isinstance(register.field(name).type, Text) and name in lines
    ]
    texts += [lines[name] for name in (FUNCTION, NAME) if name in lines]
    return f" {' '.join(folded(str(text)) for text in texts)} "


def facets_of(register: Register, lines: Lines) -> str:
    """The answers to filter by: "|paid=true|"."""
    chosen = [f"{name}={facet_value(lines[name])}" for name in facet_fields(register) if name in lines]
    return f"|{'|'.join(chosen)}|" if chosen else ""


def facet_fields(register: Register) -> tuple[str, ...]:
    """The public fields with a closed list of answers."""
    return tuple(
        name for name in public_fields(register) if isinstance(register.field(name).type, YesNo | Choice)
    )


def facet_value(stored: Any) -> str:
    """An answer as it stands in an address: true, false, unknown, or the value of the choice."""
    return str(stored).lower() if isinstance(stored, bool) else str(stored)


def keys_of(register: Register, lines: Lines) -> tuple[str, str]:
    """What lists are sorted by: the first public field, and the organisation outside."""
    first = next(iter(public_fields(register)), "")
    party = register.reading.party_field
    return folded(str(lines.get(first, "")))[:LONGEST_KEY], name_key(str(lines.get(party, "")))[:LONGEST_KEY]
