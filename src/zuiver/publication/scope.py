"""Whether an entry may be public on a day: what the rules or a decision say of it, and whether the person still works here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from zuiver.kernel.dates import add_years
from zuiver.people.models import Assignment, Organisation, Person
from zuiver.publication.decision import Decided, decided, may_publish
from zuiver.publication.lifecycle import Answer, Reason, Standing
from zuiver.registers.dates import runs_until
from zuiver.registers.declaration import Register, Setting, Surroundings
from zuiver.registers.lifecycle import State, groups
from zuiver.registers.models import Entry
from zuiver.registers.terms import rule_terms, setting, term_value
from zuiver.rules.engine import evaluate
from zuiver.rules.receipt import Receipt

# The outcome is not known yet; what was public waits for it.
_LOOKED_AT: Final = groups.UNDECIDED | {
    State.CONDITIONS_INTENDED, State.PROHIBITION_INTENDED, State.PROHIBITION_ANSWERED,
    State.TAKEN_UP, State.TO_ACCOUNT,
}  # fmt: skip
MAY: Final = Standing(Answer.MAY)
_OUT_OF_SCOPE: Final = Standing(Answer.MAY_NOT, Reason.OUT_OF_SCOPE)


@dataclass(frozen=True)
class Around:
    """What is known around an entry on a day. `is_designated` is only asked where it matters."""

    on: date
    organisation: Organisation
    place: Assignment | None
    is_designated: Callable[[], bool]


def standing_of(entry: Entry, register: Register, around: Around) -> Standing:
    """Return whether the entry may be public on the day. Raises Refusal for a term that cannot be right."""
    state = State(entry.state)
    if not may_publish(around.organisation, register, around.on):
        return _OUT_OF_SCOPE
    if around.place is None:
        return Standing(Answer.MAY_NOT, Reason.LEFT)
    if state in _LOOKED_AT:
        return Standing(Answer.RESTS, Reason.LOOKED_AT_AGAIN)
    if state is State.ENDED or _is_over(entry, register, around.on):
        return Standing(Answer.MAY_NOT, Reason.ENDED)
    if state not in register.publication.shown_in:
        return Standing(Answer.MAY_NOT, Reason.NOT_ALLOWED)
    decision = decided(around.organisation, register, around.on)
    if decision is not None:
        return _as_decided(entry, register, around, decision)
    return MAY if _is_in_scope(entry, register, around) else _OUT_OF_SCOPE


def _as_decided(entry: Entry, register: Register, around: Around, decision: Decided) -> Standing:
    """What happened since the decision, of a function that it names, for as many years as it says."""
    terms = register.publication.decision
    if terms is None or entry.happened_on is None or entry.happened_on < decision.since:
        return _OUT_OF_SCOPE
    years = setting(around.organisation, register, terms.shown_years)
    if add_years(entry.happened_on, years) <= around.on:
        return Standing(Answer.MAY_NOT, Reason.TIME_OVER)
    least = setting(around.organisation, register, terms.from_scale)
    scale = around.place.scale if around.place else None
    if not least or (scale is not None and scale >= least) or _is_designated_too(register, around):
        return MAY
    return _OUT_OF_SCOPE


def stays_until(entry: Entry, register: Register, organisation: Organisation) -> date | None:
    """Until which day something that ended stays public where it was; None where it goes at once."""
    terms = register.publication.terms
    if terms is None or State(entry.state) is not State.ENDED or entry.ended_on is None:
        return None
    days = setting(organisation, register, terms.stays_days)
    return entry.ended_on + timedelta(days=days) if days else None


def _is_over(entry: Entry, register: Register, on: date) -> bool:
    end = runs_until(entry, register)
    return end is not None and end < on


def _is_in_scope(entry: Entry, register: Register, around: Around) -> bool:
    return _answers(entry, register, around) or _is_designated_too(register, around)


def _is_designated_too(register: Register, around: Around) -> bool:
    terms = register.publication.terms
    return (
        terms is not None
        and is_on(around.organisation, register, terms.designated_too)
        and around.is_designated()
    )


def _answers(entry: Entry, register: Register, around: Around) -> bool:
    """Whether the rules of the day answer that it is public, however the facts are read."""
    book = register.rule_book(around.on, around.organisation.policy_pack)
    if book is None:
        return False
    own = rule_terms(around.organisation, register, book)
    asked = dict(register.publication.asked)
    readings = register.reading.facts(entry.data, _surroundings(entry, around)).readings
    return all(
        evaluate(book, {**facts, **asked}, own).outcome == register.publication.answer for facts in readings
    )


def _surroundings(entry: Entry, around: Around) -> Surroundings:
    """The person and the state of this day. Not those of the day of the event: publication is about now."""
    place = around.place
    return Surroundings(
        on=around.on,
        state=entry.state,
        person_type="external" if entry.person.kind == Person.Kind.EXTERNAL else "employee",
        has_hr_record=entry.person.has_hr_record,
        salary_scale=place.scale if place else None,
        function=place.function if place else None,
        unit_id=place.unit_id if place else None,
    )


def least_scale(organisation: Organisation, register: Register, on: date) -> int | None:
    """From which scale on something is public; None where another way counts as well, or the rules name no scale."""
    terms, name = register.publication.terms, register.publication.scale_term
    if terms is None or is_on(organisation, register, terms.designated_too):
        return None
    if register.publication.decision is not None:
        return setting(organisation, register, register.publication.decision.from_scale) or None
    if not name:
        return None
    book = register.rule_book(on, organisation.policy_pack)
    found = term_value(book, rule_terms(organisation, register, book) if book else {}, name)
    return int(found) if found is not None else None


def is_on(organisation: Organisation, register: Register, wanted: Setting) -> bool:
    """Whether a setting of yes or no is on."""
    return setting(organisation, register, wanted) == 1


def why_public(organisation: Organisation, register: Register, on: date) -> Receipt | None:
    """Return what the rules of a day say of something that is public; None without rules of that day, or where none ask it."""
    book = register.rule_book(on, organisation.policy_pack)
    if book is None or not register.publication.answer:
        return None
    own = rule_terms(organisation, register, book)
    scale = term_value(book, own, register.publication.scale_term)
    around = Surroundings(
        on=on, state=State.NO_OBJECTION, salary_scale=int(scale) if scale is not None else None
    )
    facts = register.reading.facts({}, around).in_doubt
    return evaluate(book, {**facts, **register.publication.asked}, own)
