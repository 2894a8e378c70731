"""Does the state of things allow an edition to be imported? No Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zuiver.kernel.errors import Refusal


@dataclass(frozen=True)
class KnownEdition:
    """What matters here of an edition that is stored."""

    name: str
    valid_from: date
    sha256: str


def check_new_edition(new: KnownEdition, stored: Sequence[KnownEdition]) -> Refusal | None:
    """Return a refusal when an edition has this name, this first day, or this very text. An edition never changes."""
    for edition in stored:
        if edition.sha256 == new.sha256:
            return Refusal(
                "edition_text_known",
                "This text is stored already, as edition {name}. Nothing was imported.",
                name=edition.name,
            )
        if edition.name == new.name:
            return Refusal(
                "edition_name_taken",
                "There is an edition {name} already, with another text. An edition never changes: "
                "give the new text a name of its own.",
                name=new.name,
            )
        if edition.valid_from == new.valid_from:
            return Refusal(
                "edition_day_taken",
                "Edition {name} is valid from {day} already. Give the new edition another first day.",
                name=edition.name,
                day=edition.valid_from.isoformat(),
            )
    return None


def check_confirm_edition(name: str, in_force: str | None) -> Refusal | None:
    """Return a refusal unless this edition is the one in force: nobody promises to keep to an old text."""
    if name == in_force:
        return None
    return Refusal(
        "edition_not_in_force",
        "Edition {name} is not in force today. Open the code again and confirm the edition that is.",
        name=name,
    )
