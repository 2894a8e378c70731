"""A what-if in the words of a reader: what was tried out, what to see, and the same numbers as tables."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from zuiver.catalogue.packs import load_pack, pack_names
from zuiver.insight.asking import rule_terms_of
from zuiver.insight.report import Kind, Period
from zuiver.insight.what_if import WhatIf
from zuiver.people.models import Organisation
from zuiver.registers.declaration import Register
from zuiver.registers.terms import rule_terms
from zuiver.rules.model import RuleBook, Term, TermValue
from zuiver.rules.program import program_for
from zuiver.rules.verdicts import MISSING_FACTS
from zuiver.rules.words import outcome_words, show_term
from zuiver.web.entries import shown
from zuiver.web.insight.numbers import bars_of, grouped, in_words
from zuiver.web.insight.what_if_form import PACK_SIGN

ALL = 100


def choices(organisation: Organisation, register: Register, book: RuleBook) -> list[tuple[str, str, str]]:
    """Return what can be tried out: every term of the rules with its bounds and its value of now, and the other packs."""
    language = shown.reader_language()
    own = rule_terms(organisation, register, book)
    terms = [
        (name, term.meaning.in_language(language), _about(term, own.get(name, term.value)))
        for name, term in rule_terms_of(book).items()
    ]
    packs = [
        (
            f"{PACK_SIGN}{name}",
            load_pack(name).title.in_language(language),
            _("All rules and terms of another code at once."),
        )
        for name in pack_names()
        if name != organisation.policy_pack
    ]
    return terms + packs


def _about(term: Term, now: TermValue) -> str:
    if term.type == "bool":
        return _("Now: %(now)s. Fill in yes or no.") % {"now": value_words(term, now)}
    if term.values:
        return _("Now: %(now)s. Choose from: %(values)s.") % {"now": now, "values": ", ".join(term.values)}
    words = {"now": value_words(term, now), "least": "", "most": ""}
    if term.minimum is None or term.maximum is None:
        return _("Now: %(now)s.") % words
    words |= {"least": value_words(term, term.minimum), "most": value_words(term, term.maximum)}
    return _("Now: %(now)s. Possible: from %(least)s up to %(most)s.") % words


def value_words(term: Term, value: TermValue) -> str:
    """Return the value of a term for a reader."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return show_term(value, term.type, shown.reader_language())


def told(result: WhatIf) -> dict[str, Any]:
    """Return all that the page shows of a result."""
    figures = result.figures
    return {
        "tried": list(_tried(result)),
        "sentence": _sentence(result),
        "see": _what_to_see(figures.kinds) if figures.kinds else "",
        "left_out": _left_out(result),
        "kind_bars": bars_of((_kind_words(kind), kind.times) for kind in figures.kinds or ()),
        "kind_rows": list(_kind_rows(result)),
        "period_bars": bars_of((_period_words(one, figures.per), one.times) for one in figures.periods or ())
        if figures.kinds
        else [],
        "per_year": figures.per == "year",
        "too_small": figures.kinds is None or figures.periods is None,
        "least": figures.least,
        "has_ranges": not figures.compared.is_exact
        or any(not kind.times.is_exact for kind in figures.kinds or ())
        or any(not one.times.is_exact for one in figures.periods or ()),
        "days": (shown.day(result.first_day), shown.day(result.last_day)),
    }


def _tried(result: WhatIf) -> Iterator[tuple[str, str, str]]:
    """Each term that is another one: its meaning, its value now, and the value that was tried. A code comes first."""
    language = shown.reader_language()
    if result.other_pack != result.pack:
        now, other = (
            load_pack(name).title.in_language(language) for name in (result.pack, result.other_pack)
        )
        yield _("The code"), now, other
    for one in result.terms:
        yield (
            one.term.meaning.in_language(language),
            value_words(one.term, one.now),
            value_words(one.term, one.other),
        )


def _sentence(result: WhatIf) -> str:
    """The one sentence that says what comes of it."""
    figures = result.figures
    words = {
        "changed": in_words(figures.changed),
        "compared": in_words(figures.compared),
        "share": _share(figures.changed.low, figures.compared.low),
    }
    if figures.changed.high == 0:
        return _("Nothing changes: all %(compared)s entries keep their answer.") % words
    if figures.changed.is_exact and figures.compared.is_exact:
        return _("%(changed)s of %(compared)s entries get another answer: %(share)s.") % words
    return _("%(changed)s of %(compared)s entries get another answer.") % words


def _share(part: int, whole: int) -> str:
    per_cent = part * ALL / whole if whole else 0
    if per_cent < 1:
        return _("less than 1 in 100")
    return _("about %(number)s in 100") % {"number": grouped(round(per_cent))}


def _what_to_see(kinds: tuple[Kind, ...]) -> str:
    """What stands out: the most frequent way in which answers change."""
    first = kinds[0]
    language = shown.reader_language()
    words = {
        "was": outcome_words(first.was).in_language(language),
        "becomes": outcome_words(first.becomes).in_language(language),
    }
    if len(kinds) == 1:
        return _("The answer always goes from “%(was)s” to “%(becomes)s”.") % words
    return _("Most often the answer goes from “%(was)s” to “%(becomes)s”.") % words


def _left_out(result: WhatIf) -> str:
    """Why not everything that was recorded takes part; empty where it does."""
    number = result.figures.left_out
    if number.high == 0:
        return ""
    return _(
        "Left out: %(number)s entries without stored facts. Another register settled them, or no rules were in force yet."
    ) % {"number": in_words(number)}


def _kind_words(kind: Kind) -> str:
    language = shown.reader_language()
    was, becomes = outcome_words(kind.was), outcome_words(kind.becomes)
    return f"{was.in_language(language)} → {becomes.in_language(language)}"


def _kind_rows(result: WhatIf) -> Iterator[dict[str, str]]:
    """The table: every kind of change, and per rule why."""
    language = shown.reader_language()
    for kind in result.figures.kinds or ():
        reasons = [
            _reason(result, rule, kind.becomes)
            + (f" ({in_words(times)})" if times and len(kind.rules) > 1 else "")
            for rule, times in kind.rules
        ]
        yield {
            "was": outcome_words(kind.was).in_language(language),
            "becomes": outcome_words(kind.becomes).in_language(language),
            "times": in_words(kind.times),
            "why": " ".join(reasons),
        }


def _reason(result: WhatIf, rule_id: str, outcome: str) -> str:
    """Return the first sentence with which a rule explains an outcome, with the values that were tried."""
    if rule_id == MISSING_FACTS:
        return _("What is not known decides.")
    program = program_for(result.tried.book, result.tried.terms)
    rule = result.tried.book.rule(rule_id)
    answer = next((one for one in rule.answers if one.outcome == outcome), None) if rule else None
    if answer is None:
        return rule_id
    text = program.filled(answer.because).in_language(shown.reader_language())
    first, end, _rest = text.partition(". ")
    return first + end.strip()


def _period_words(period: Period, per: str) -> str:
    day = period.first_day
    if per == "year":
        return str(day.year)
    return _("%(year)s, quarter %(quarter)s") % {"year": day.year, "quarter": (day.month + 2) // 3}
