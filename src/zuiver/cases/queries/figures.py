"""Yearly figures for the account that the law asks for, and a confidant's own numbers. Small numbers stay unknown.

The figures of a year are counted once, when it is over, and kept as they were shown: had they been counted anew after one more
case was sorted or closed, the difference of the two tables would tell of that case. Within a table, nothing that is shown can
be added up or subtracted to a small number (`kernel.small_cells`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import IntegrityError, transaction

from zuiver.cases.code_lists import code_list
from zuiver.cases.lifecycle import Channel, Family, Role
from zuiver.cases.models import ContactCount, KeyHolder, RegisterLine, YearFigures
from zuiver.cases.standing import not_found, person_of
from zuiver.kernel.errors import Refusal
from zuiver.kernel.small_cells import Shown, shown, shown_parts
from zuiver.people.actor import Actor
from zuiver.people.roles import READ_AUDIT

# The least number that is shown: the national advice, and the least that an organisation may set it to.
LEAST: Final = 5
Figures = dict[str, dict[str, tuple[int, int]]]


def year_figures(actor: Actor, year: int) -> Figures:
    """Return the figures of a year that is over: per table and code the lowest and highest number that it may be.

    A table without codes was left out because it would tell too much. For who reads the log, and for handlers with a key.
    Raises NotFound for others, Refusal for a year that is not over.
    """
    if not actor.may(READ_AUDIT) and not _has_key(actor):
        raise not_found()
    if year >= actor.on.year:
        raise Refusal("year_not_over", "The figures of {year} are counted when that year is over.", year=year)
    stored = YearFigures.rows.of(actor.organisation_id).filter(year=year).first()
    if stored is None:
        stored = _count_once(actor, year)
    return {table: _read(parts) for table, parts in stored.figures.items()}


def own_contacts(actor: Actor, year: int) -> dict[str, int]:
    """Return how many talks the actor, a confidant, had about what: for the confidant alone, who adds no small ones up."""
    rows = ContactCount.rows.of(actor.organisation_id).filter(person_id=person_of(actor), year=year)
    return dict(rows.values_list("subject", "number"))


def contacts_shown(actor: Actor, year: int) -> dict[str, Shown] | None:
    """Return the same as it may leave the confidant's hands; None where the parts would tell too much."""
    own = own_contacts(actor, year)
    subjects = [slug for slug in code_list("subjects") if own.get(slug)]
    parts = shown_parts([own[slug] for slug in subjects], LEAST)
    return dict(zip(subjects, parts, strict=True)) if parts is not None else None


def tables_of(lines: Sequence[RegisterLine]) -> dict[str, Any]:
    """Return the tables over the lines of a year, each part as [lowest, highest], or None for a table that stays away."""
    total = shown(len(lines), LEAST)
    tables: dict[str, Any] = {"total": {"all": [total.low, total.high]}}
    splits: dict[str, tuple[Iterable[str], list[str]]] = {
        "family": (Family, [line.family for line in lines]),
        "channel": (Channel, [line.channel for line in lines]),
        "type": (("", *code_list("types")), [line.type for line in lines]),
        "outcome": (("", *code_list("outcomes")), [line.outcome for line in lines]),
        "receipt": (("yes", "no", "open"), [_answer(line.receipt_in_time) for line in lines]),
        "feedback": (("yes", "no", "open"), [_answer(line.feedback_in_time) for line in lines]),
        "detriment": (("yes", "no"), [_answer(line.detriment) for line in lines]),
        "outside": (("yes", "no"), [_answer(bool(line.external)) for line in lines]),
    }
    for name, (codes, found) in splits.items():
        tables[name] = _split(codes, found) if total.is_exact else None
    return tables


def _split(codes: Iterable[str], found: list[str]) -> dict[str, list[int]] | None:
    counted = Counter(found)
    words = [str(code) for code in codes]
    parts = shown_parts([counted[word] for word in words], LEAST)
    if parts is None:
        return None
    return {word: [part.low, part.high] for word, part in zip(words, parts, strict=True)}


def _count_once(actor: Actor, year: int) -> YearFigures:
    lines = list(RegisterLine.rows.of(actor.organisation_id).filter(year=year))
    try:
        with transaction.atomic():
            made: YearFigures = YearFigures.rows.create(
                organisation_id=actor.organisation_id, year=year, figures=tables_of(lines)
            )
    except IntegrityError:
        # Somebody else asked at the same moment, and was first.
        made = YearFigures.rows.of(actor.organisation_id).get(year=year)
    return made


def _read(parts: dict[str, list[int]] | None) -> dict[str, tuple[int, int]]:
    return {} if parts is None else {code: (low, high) for code, (low, high) in parts.items()}


def _answer(value: bool | None) -> str:
    return "open" if value is None else "yes" if value else "no"


def _has_key(actor: Actor) -> bool:
    rows = KeyHolder.rows.of(actor.organisation_id).filter(
        person_id=person_of(actor), role__in=[Role.CONFIDANT, Role.OFFICER], approved_on__isnull=False
    )
    found: bool = rows.filter(ended_on__isnull=True).exists()
    return found
