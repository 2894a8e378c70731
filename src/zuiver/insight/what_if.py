"""What if the policy were another one? Every recorded entry of a register, answered again under both.

First under the rules of its day with the organisation's own terms of today, then with other terms or another pack.
Nothing is stored, no entry is opened, and small numbers stay away (see `small_cells`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

import polars as pl

from zuiver.codes.small_numbers import smallest_shown
from zuiver.insight.asking import OtherPolicy
from zuiver.insight.comparing import PERIOD, Compared, Policy, compare
from zuiver.insight.report import PERIODS, Figures, figures_of, per_of
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
from zuiver.registers.terms import rule_terms
from zuiver.rules.columns import ROWS_AT_ONCE, BookTooLargeError
from zuiver.rules.errors import FactError, TermError
from zuiver.rules.model import Fact, RuleBook, Term, TermValue
from zuiver.rules.program import terms_with

# Refusals that say: here is nothing to answer again.
NOTHING: Final = frozenset({"what_if_nothing", "what_if_nothing_then", "what_if_too_few"})


@dataclass(frozen=True)
class TermChange:
    """A term of the rules with its value now and the value that was tried out."""

    term: Term
    now: TermValue
    other: TermValue


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


@dataclass(frozen=True)
class _Stretch:
    """Days after each other on which the same rules answer."""

    first_day: date
    last_day: date
    now: Policy
    other: Policy


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
    least = smallest_shown(organisation)
    days = recorded_days(actor.organisation_id, register.kind, since=since, until=until)
    stretches = list(_stretches(organisation, register, wanted, days))
    if not stretches:
        raise _nothing(since, until)
    first, last = stretches[0].first_day, stretches[-1].last_day
    per = per_of(first, last)
    compared = _compare_all(organisation, register, stretches, PERIODS[per])
    if sum(count for part in compared for count in part.periods.values()) < least:
        raise Refusal(
            "what_if_too_few",
            "Fewer than {least} entries were recorded in this period. Choose a longer one: small numbers are not shown.",
            least=least,
        )
    left_out = _left_out(organisation, register, since, until)
    newest = stretches[-1]
    return WhatIf(
        register=register,
        pack=newest.now.book.pack,
        other_pack=newest.other.book.pack,
        terms=tuple(_term_changes(newest)),
        first_day=since or first,
        last_day=until or last,
        figures=figures_of(compared, left_out=left_out, per=per, least=least),
        tried=newest.other,
    )


def _stretches(
    organisation: Organisation, register: Register, wanted: OtherPolicy, days: list[date]
) -> Iterator[_Stretch]:
    """Yield the stretches of days on which the same two rule books hold. Days without rules are left out."""
    pack, other_pack = organisation.policy_pack, wanted.pack or organisation.policy_pack
    books = ((day, register.rule_book(day, pack), register.rule_book(day, other_pack)) for day in days)
    # A rule book is one object for all days on which it holds.
    for _, group in groupby(books, key=lambda one: (id(one[1]), id(one[2]))):
        same = list(group)
        _, now, other = same[0]
        if now is not None and other is not None:
            yield _Stretch(
                same[0][0],
                same[-1][0],
                Policy(now, rule_terms(organisation, register, now)),
                Policy(other, _tried(organisation, register, other, wanted)),
            )


def _tried(
    organisation: Organisation, register: Register, book: RuleBook, wanted: OtherPolicy
) -> dict[str, TermValue]:
    """Return the own terms of the organisation, which it keeps under another pack, and over them what is tried out."""
    tried = {name: value for name, value in wanted.terms.items() if name in book.terms}
    terms = rule_terms(organisation, register, book) | tried
    try:
        terms_with(book, terms)
    except TermError as problem:
        raise Refusal(
            "what_if_terms_do_not_fit",
            "The pack {pack} does not allow {term} = {value}. Try the pack with another value for this term.",
            pack=book.pack,
            term=f"{register.rules}.{problem.name}",
            value=str(terms.get(problem.name, "?")),
        ) from problem
    return terms


def _term_changes(stretch: _Stretch) -> Iterator[TermChange]:
    now = terms_with(stretch.now.book, stretch.now.terms)
    for name, value in terms_with(stretch.other.book, stretch.other.terms).items():
        term = stretch.other.book.terms[name]
        if term.used_in == "rules" and name in now and now[name] != value:
            yield TermChange(replace(term, value=value), now[name], value)


def _compare_all(
    organisation: Organisation, register: Register, stretches: list[_Stretch], every: str
) -> list[Compared]:
    """Answer everything twice, many cases at a time."""
    done: list[Compared] = []
    # The books of one file have the same facts, so one reading serves all stretches under it.
    for _, group in groupby(stretches, key=lambda one: (one.now.book.path, one.other.book.path)):
        part = list(group)
        lines = recorded_lines(
            organisation.pk, register.kind, since=part[0].first_day, until=part[-1].last_day
        )
        for frame in _together(read_along(lines, partial(facts_frame, facts=_facts_of(part)))):
            done += _compare_stretches(frame.with_columns(pl.col(DAY).dt.truncate(every).alias(PERIOD)), part)
    return done


def _facts_of(stretches: list[_Stretch]) -> dict[str, Fact]:
    """Return the facts on which an answer can hang, now or under the other policy."""
    books = stretches[0].other.book.facts | stretches[0].now.book.facts
    wanted = frozenset[str]().union(*(one.now.facts | one.other.facts for one in stretches))
    return {name: books[name] for name in sorted(wanted)}


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


def _compare_stretches(frame: pl.DataFrame, stretches: list[_Stretch]) -> list[Compared]:
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


def _left_out(organisation: Organisation, register: Register, since: date | None, until: date | None) -> int:
    """Return how many entries have no facts stored; with a period those that happened in it."""
    entries = Entry.rows.of(organisation.pk).filter(kind=register.kind)
    if since is None and until is None:
        # Two counts of an index: much less than a look for each entry.
        return int(entries.count()) - int(Ruling.rows.of(organisation.pk).filter(kind=register.kind).count())
    bounds = {"happened_on__gte": since, "happened_on__lte": until}
    within = {name: day for name, day in bounds.items() if day is not None}
    return int(entries.filter(ruling__isnull=True, **within).count())


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
