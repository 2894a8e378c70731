"""What if the policy were another one? Every recorded entry of a register, answered again under both.

First under the rules of its day with the organisation's own terms of today, then with other terms or another pack.
Nothing is stored, no entry is opened, and small numbers stay away (see `small_cells`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

import polars as pl

from zuiver.codes.small_numbers import smallest_shown
from zuiver.insight.asking import OtherPolicy
from zuiver.insight.comparing import PERIOD, Compared, Policy, compare
from zuiver.insight.report import PERIODS, Figures, figures_of, per_of
from zuiver.insight.stretches import Stretch, TermChange, facts_of, stretches_of, term_changes
from zuiver.kernel.errors import Refusal, invalid
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.people.roles import READ_ALL_ENTRIES
from zuiver.registers.declaration import Register
from zuiver.registers.models import Entry, Ruling
from zuiver.registers.queries.rulings import (
    DAY,
    facts_frame,
    read_along,
    recorded_days,
    recorded_lines,
)
from zuiver.rules.columns import ROWS_AT_ONCE, BookTooLargeError
from zuiver.rules.errors import FactError

# Refusals that say: here is nothing to answer again.
NOTHING: Final = frozenset({"what_if_nothing", "what_if_nothing_then", "what_if_too_few"})


@dataclass(frozen=True)
class WhatIf:
    """What was tried out on which register and days, and what comes of it."""

    register: Register
    pack: str
    other_pack: str
    terms: tuple[TermChange, ...]
    first_day: date
    last_day: date
    figures: Figures
    tried: Policy  # that of the last of these days


def check_what_if(actor: Actor) -> Refusal | None:
    """Only who may read every entry learns what a policy would do to all of them."""
    if actor.may(READ_ALL_ENTRIES):
        return None
    return Refusal(
        "what_if_not_for_you",
        "Only who keeps the registers can try out another policy. Ask the integrity officer.",
    )


def what_if(
    actor: Actor,
    register: Register,
    wanted: OtherPolicy,
    *,
    since: date | None = None,
    until: date | None = None,
) -> WhatIf:
    """Return what changes for the entries of a register from `since` up to and including `until`.

    The days are those whose rules answered. Raises Refusal for who may not ask, and where nothing, or too little to
    show, was recorded; InvalidData under "until" for a period that ends before it begins.
    """
    refusal = check_what_if(actor)
    if refusal is not None:
        raise refusal
    if since is not None and until is not None and until < since:
        raise invalid("until", "The period ends before it begins. Choose a last day after the first.")
    organisation = Organisation.objects.get(pk=actor.organisation_id)
    days = recorded_days(actor.organisation_id, register.kind, since=since, until=until)
    stretches = list(stretches_of(organisation, register, wanted, days))
    if not stretches:
        raise _nothing(since, until)
    first, newest = stretches[0], stretches[-1]
    per = per_of(first.first_day, newest.last_day)
    compared = _compare_all(organisation, register, stretches, PERIODS[per])
    least = smallest_shown(organisation)
    answered = sum(count for part in compared for count in part.periods.values())
    _stop_on_few(answered, least)
    left_out = _left_out(organisation, register, since, until, answered)
    return WhatIf(
        register=register,
        pack=newest.now.book.pack,
        other_pack=newest.other.book.pack,
        terms=tuple(term_changes(newest)),
        first_day=since or first.first_day,
        last_day=until or newest.last_day,
        figures=figures_of(compared, left_out=left_out, per=per, least=least),
        tried=newest.other,
    )


def _compare_all(
    organisation: Organisation, register: Register, stretches: list[Stretch], every: str
) -> list[Compared]:
    """Answer everything twice, many cases at a time."""
    done: list[Compared] = []
    # The books of one file have the same facts, so one reading serves all stretches under it.
    for _, group in groupby(stretches, key=lambda one: (one.now.book.path, one.other.book.path)):
        part = list(group)
        lines = recorded_lines(
            organisation.pk, register.kind, since=part[0].first_day, until=part[-1].last_day
        )
        for frame in _together(read_along(lines, partial(facts_frame, facts=facts_of(part)))):
            done += _compare_stretches(frame.with_columns(pl.col(DAY).dt.truncate(every).alias(PERIOD)), part)
    return done


def _together(frames: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Put small frames together: they are read best in small pieces, and answered best in large ones."""
    waiting: list[pl.DataFrame] = []
    for frame in frames:
        waiting.append(frame)
        if sum(one.height for one in waiting) >= ROWS_AT_ONCE:
            yield pl.concat(waiting)
            waiting.clear()
    if waiting:
        yield pl.concat(waiting)


def _compare_stretches(frame: pl.DataFrame, stretches: list[Stretch]) -> list[Compared]:
    """Answer cases twice, each under the rules of its stretch."""
    try:
        return [
            compare(cases.drop(DAY), stretch.now, stretch.other)
            for stretch in stretches
            if (cases := frame.filter(pl.col(DAY).is_between(stretch.first_day, stretch.last_day))).height
        ]
    except (FactError, BookTooLargeError) as problem:
        raise Refusal(
            "what_if_facts_differ",
            "What was recorded does not fit the rules of now: {problem} Ask an administrator to look at the rule file.",
            problem=str(problem),
        ) from problem


def _stop_on_few(answered: int, least: int) -> None:
    if answered < least:
        raise Refusal(
            "what_if_too_few",
            "Fewer than {least} entries were recorded in this period. Choose a longer one: small numbers are not shown.",
            least=least,
        )


def _left_out(
    organisation: Organisation, register: Register, since: date | None, until: date | None, answered: int
) -> int:
    """Return how many entries of the period were not answered: without stored facts, or on a day without rules."""
    entries = Entry.rows.of(organisation.pk).filter(kind=register.kind)
    if since is None and until is None:
        return int(entries.count()) - answered
    # An entry without facts is of the day on which it happened; one with them of the day whose rules answered.
    bounds = {"gte": since, "lte": until}
    within = {name: day for name, day in bounds.items() if day is not None}
    happened = entries.filter(
        ruling__isnull=True, **{f"happened_on__{name}": day for name, day in within.items()}
    )
    rulings = Ruling.rows.of(organisation.pk).filter(
        kind=register.kind, **{f"on__{name}": day for name, day in within.items()}
    )
    return int(happened.count()) + int(rulings.count()) - answered


def _nothing(since: date | None, until: date | None) -> Refusal:
    if since is None and until is None:
        return Refusal(
            "what_if_nothing",
            "Nothing was recorded in this register with an answer of the rules, so there is nothing to answer again.",
        )
    return Refusal(
        "what_if_nothing_then",
        "Nothing was recorded in this register in this period. Choose other days.",
    )
