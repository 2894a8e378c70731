"""What in a text could lead back to somebody of this organisation: a known name stops it, the rest is a warning."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from zuiver.dialogue import stripping
from zuiver.dialogue.models import Question
from zuiver.people.models import Counterparty, Person, Unit
from zuiver.people.names import folded

SHORTEST_PART = 3
MOST_WORDS = 60


@dataclass(frozen=True)
class Traces:
    """Names that may not stay, and what deserves a second look: parts of names, units, amounts, dates."""

    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that is no certain name, as written."""
        return (*self.parts, *self.units, *self.amounts, *self.dates)


def traces_in(organisation_id: int, texts: Collection[str], close: Collection[int] = ()) -> Traces:
    """Return the traces in texts, in three queries.

    `close` are the ids of people in the matter: of them every part of the name counts as the name.
    """
    text = "\n".join(texts)
    phrases = list(stripping.phrases(text))
    written = {folded(word): word for word in sorted(stripping.capitalised(text))[:MOST_WORDS]}
    people = _people(organisation_id, phrases, [part for part in written if len(part) >= SHORTEST_PART])
    certain = {name for _, key, name in people if key in phrases}
    certain |= set(
        Counterparty.rows.of(organisation_id).filter(name_key__in=phrases).values_list("name", flat=True)
    )
    units = Unit.rows.of(organisation_id).values_list("name", flat=True)
    own = {pk for pk, _, _ in people} & set(close)
    parts: set[str] = set()
    for pk, key, _ in people:
        found = {written[part] for part in key.split() if part in written and len(part) >= SHORTEST_PART}
        if pk in own:
            certain |= found
        elif key not in phrases:
            parts |= found
    return Traces(
        names=tuple(sorted(certain)),
        parts=tuple(sorted(parts - certain)),
        units=tuple(sorted(name for name in units if folded(name) in phrases)),
        amounts=stripping.amounts(text),
        dates=stripping.dates(text),
    )


def _people(
    organisation_id: int, phrases: Collection[str], parts: Collection[str]
) -> list[tuple[int, str, str]]:
    """People whose whole name is in the text, or whose first or last name is written with a capital in it."""
    conditions = [Q(name_key__in=phrases)]
    conditions += [Q(name_key__startswith=f"{part} ") | Q(name_key__endswith=f" {part}") for part in parts]
    rows = Person.rows.of(organisation_id).filter(reduce(or_, conditions))
    return list(rows.values_list("pk", "name_key", "name")[:500])


def people_in(question: Question) -> frozenset[int]:
    """Return the ids of everybody whom the question has to do with."""
    answered = question.given.values_list("answered_by_id", flat=True)
    ruled_out = question.ruled_out.values_list("person_id", flat=True)
    own = {question.person_id, question.assessor_id} - {None}
    return frozenset(own | set(answered) | set(ruled_out))  # type: ignore[arg-type]
