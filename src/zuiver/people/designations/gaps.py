"""Functions that should perhaps be designated, and designations that nobody needs any more. No names, only functions."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from zuiver.people.actor import Actor
from zuiver.people.designations.queries import designated_on, designations
from zuiver.people.models import Assignment, Designation, Leadership, RoleGrant, WatchedWord
from zuiver.people.names import folded

# Roles that decide on money, interests or people in the name of the organisation.
MANDATES: Final = frozenset({"general_director", "integrity_officer", "interests_officer"})


class Sign(StrEnum):
    """Why a function is on the report."""

    NAME = "name"
    ROLE = "role"
    LEADS = "leads"
    DOSSIER = "dossier"


@dataclass(frozen=True)
class Missing:
    """A function that is not designated, why it may have to be, and how many people are in it."""

    function: str
    signs: tuple[Sign, ...]
    words: tuple[str, ...]
    holders: int


@dataclass(frozen=True)
class GapReport:
    """What is missing, what has no holder, and what is past its review day."""

    missing: tuple[Missing, ...]
    without_holder: tuple[Designation, ...]
    to_review: tuple[Designation, ...]


def gap_report(actor: Actor, *, in_dossiers: Collection[int] = ()) -> GapReport:
    """Return the report of today, for who keeps the list. `in_dossiers`: ids of people who take part in a tender.

    A function is missing when its name holds a watched word, or somebody in it leads a unit, holds a role with a
    mandate or takes part in a tender, and it is not on the list. Raises NotFound.
    """
    rows = [one for one in designations(actor) if one.designation.valid_from <= actor.on]
    designated = {one.function_key for one in designated_on(actor.organisation_id, actor.on)}
    return GapReport(
        missing=tuple(_missing(actor, designated, frozenset(in_dossiers))),
        without_holder=tuple(one.designation for one in rows if not one.holders),
        to_review=tuple(
            one.designation
            for one in rows
            if one.designation.review_on and one.designation.review_on <= actor.on
        ),
    )


def watched_words(actor: Actor) -> list[WatchedWord]:
    """Return the words that the organisation looks for in the names of functions."""
    return list(WatchedWord.rows.of(actor.organisation_id))


def _missing(actor: Actor, designated: Collection[str], in_dossiers: Collection[int]) -> list[Missing]:
    places = Assignment.rows.of(actor.organisation_id).filter(Assignment.on(actor.on))
    leaders, mandates = _leaders(actor), _with_mandate(actor)
    words = watched_words(actor)
    names: dict[str, str] = {}
    holders: Counter[str] = Counter()
    signs: defaultdict[str, set[Sign]] = defaultdict(set)
    for person_id, function in places.order_by("pk").values_list("person_id", "function"):
        key = folded(function)
        names.setdefault(key, function)
        holders[key] += 1
        found = ((Sign.ROLE, mandates), (Sign.LEADS, leaders), (Sign.DOSSIER, in_dossiers))
        signs[key] |= {sign for sign, people in found if person_id in people}
    report = []
    for key in sorted(names.keys() - set(designated)):
        held = tuple(one.word for one in words if one.word_key in key)
        why = signs[key] | ({Sign.NAME} if held else set())
        if why:
            ordered = tuple(sign for sign in Sign if sign in why)
            report.append(Missing(names[key], ordered, held, holders[key]))
    return report


def _leaders(actor: Actor) -> frozenset[int]:
    rows = Leadership.rows.of(actor.organisation_id).filter(Leadership.on(actor.on))
    return frozenset(rows.values_list("person_id", flat=True))


def _with_mandate(actor: Actor) -> frozenset[int]:
    rows = RoleGrant.rows.of(actor.organisation_id).filter(RoleGrant.on(actor.on), role__in=sorted(MANDATES))
    return frozenset(rows.values_list("person_id", flat=True))
