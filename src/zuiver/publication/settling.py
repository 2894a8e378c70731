"""Brings the public line of an entry in line with what holds today. The only place that makes something public.

Called in the transaction of every new version of an entry, by the worker on its day, and by the nightly check.
"""

from datetime import date, timedelta
from typing import Final

from zuiver.people.actor import Actor
from zuiver.people.models import Assignment
from zuiver.people.queries import assignment_on, designation_on
from zuiver.publication.decision import may_publish
from zuiver.publication.lifecycle import (
    PUBLIC,
    WAITING,
    Answer,
    Reason,
    Situation,
    Standing,
    State,
    Step,
    next_step,
)
from zuiver.publication.lines import Lines, lines_of
from zuiver.publication.models import Objection, Publication
from zuiver.publication.recording import begin, end_version, keep_step, show
from zuiver.publication.scope import MAY, Around, standing_of, stays_until
from zuiver.publication.telling import tell_person
from zuiver.registers.declaration import Register
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of
from zuiver.registers.terms import setting

# More steps than one day can ask for would be a table that runs in circles.
MOST_STEPS: Final = 5
_EVENTS: Final = {
    Step.PREVIEW: "publication.line.previewed",
    Step.PUBLISH: "publication.line.published",
    Step.PREPARE_CHANGE: "publication.line.change_previewed",
    Step.DROP_CHANGE: "publication.line.change_dropped",
    Step.REST: "publication.line.rested",
    Step.RETURN: "publication.line.returned",
    Step.WITHDRAW: "publication.line.withdrawn",
}
_TO: Final = {
    Step.PREVIEW: State.PREVIEWED,
    Step.PUBLISH: State.PUBLISHED,
    Step.PREPARE_CHANGE: State.CHANGING,
    Step.DROP_CHANGE: State.PUBLISHED,
    Step.REST: State.RESTING,
    Step.RETURN: State.PUBLISHED,
    Step.WITHDRAW: State.WITHDRAWN,
}


def settle_changed(actor: Actor, entry: Entry) -> None:
    """Settle an entry that was just stored; nothing is looked up for a register that publishes nothing."""
    register = register_of(entry.kind)
    wanted = register.publication
    if wanted.terms is None or (entry.version == 1 and entry.state not in wanted.shown_in):
        return
    # Without a decision nothing can be read; the nightly check withdraws what was public under an earlier one.
    if not may_publish(entry.organisation, register, actor.on):
        return
    settle(actor, entry)


def settle(actor: Actor, entry: Entry, place: Assignment | None = None) -> tuple[Step, ...]:
    """Take all steps that are due, and return them; none where all is as it should be.

    The caller holds the entry in a transaction. `place` is where the person works on the day, where that is known already.
    """
    register = register_of(entry.kind)
    found: Publication | None = (
        Publication.rows.of(entry.organisation_id).select_for_update(of=("self",)).filter(entry=entry).first()
    )
    if found is None and entry.state not in register.publication.shown_in:
        return ()
    around = around_of(entry, actor.on, place)
    _keep_beside(entry, register, found, around)
    taken: list[Step] = []
    while len(taken) < MOST_STEPS:
        standing, lines = looked_at(entry, register, around, found)
        step = next_step(situation_of(found, standing, lines, actor.on))
        if step is None:
            break
        found = found or begin(entry)
        _take(actor, entry, register, found, step, standing, lines)
        taken.append(step)
    return tuple(taken)


def _keep_beside(entry: Entry, register: Register, found: Publication | None, around: Around) -> None:
    """Whose it is, and the day on which something ended that stays public for a while."""
    if found is None:
        return
    stays = found.is_public and stays_until(entry, register, around.organisation) is not None
    wanted = (entry.person_id, entry.ended_on if stays else None)
    if (found.person_id, found.ended_on) != wanted:
        found.person_id, found.ended_on = wanted
        found.save(update_fields=["person", "ended_on"])


def around_of(entry: Entry, on: date, place: Assignment | None = None) -> Around:
    """What is known around an entry on a day."""
    return Around(
        on,
        entry.organisation,
        place or assignment_on(entry.person, on),
        lambda: designation_on(entry.person, on) is not None,
    )


def looked_at(
    entry: Entry, register: Register, around: Around, found: Publication | None
) -> tuple[Standing, Lines]:
    """Return whether it may be public and the lines that would be; what ended and stays a while keeps the lines it had."""
    standing = standing_of(entry, register, around)
    if found is not None and found.is_public and standing.reason is Reason.ENDED:
        until = stays_until(entry, register, around.organisation)
        if until is not None and around.on <= until:
            return MAY, found.lines
    return standing, lines_of(entry, register, around.organisation, around.place)


def situation_of(found: Publication | None, standing: Standing, lines: Lines, on: date) -> Situation:
    """What the next step depends on."""
    if found is None:
        return Situation(None, standing.answer)
    return Situation(
        State(found.state),
        standing.answer,
        is_as_previewed=found.preview == lines,
        is_as_shown=found.version > 0 and found.lines == lines,
        is_due=found.publish_on is not None and found.publish_on <= on,
        stays_out=found.stays_out,
    )


def _take(
    actor: Actor,
    entry: Entry,
    register: Register,
    found: Publication,
    step: Step,
    standing: Standing,
    lines: Lines,
) -> None:
    """Take one step: what is public, the preview, the versions, the event and the notice."""
    reason = _reason(step, standing)
    _lines_after(actor, entry, register, found, step, reason, lines)
    found.reason = "" if _TO[step] in PUBLIC | WAITING else reason
    if _TO[step] not in PUBLIC:
        found.ended_on = None
    if step is Step.WITHDRAW:
        Objection.rows.of(found.organisation_id).filter(publication=found, outcome="").update(
            outcome=Objection.Outcome.LAPSED
        )
    keep_step(actor, found, step, _TO[step], _EVENTS[step], reason=reason)
    tell_person(actor, entry, found, step)


def _reason(step: Step, standing: Standing) -> str:
    if step in {Step.PREPARE_CHANGE, Step.DROP_CHANGE}:
        return str(Reason.CHANGED)
    return str(standing.reason or "")


def _lines_after(
    actor: Actor,
    entry: Entry,
    register: Register,
    found: Publication,
    step: Step,
    reason: str,
    lines: Lines,
) -> None:
    if step in {Step.PREVIEW, Step.PREPARE_CHANGE}:
        found.preview, found.told_on = dict(lines), actor.on
        found.publish_on = first_day(register, entry, actor.on)
        return
    if step is Step.PUBLISH:
        end_version(found, str(Reason.CHANGED))
        show(found, register, found.preview, actor.on)
    elif step in {Step.RETURN, Step.DROP_CHANGE}:
        # These lines had their preview when they became public the first time.
        found.told_on = found.versions.order_by("-number").values_list("told_on", flat=True)[0]
        if step is Step.RETURN:
            show(found, register, lines, actor.on)
    else:
        end_version(found, reason)
    found.publish_on = None
    found.preview = {} if step is Step.WITHDRAW else dict(found.lines)


def first_day(register: Register, entry: Entry, told_on: date) -> date:
    """The first day on which what was told on a day can be public: after whole days in which the person can object."""
    terms = register.publication.terms
    days = setting(entry.organisation, register, terms.objection_days) if terms else 0
    return told_on + timedelta(days=days + 1)


def differs(found: Publication | None, standing: Standing, lines: Lines, on: date) -> Step | None:
    """The step that is missing, without taking it."""
    return next_step(situation_of(found, standing, lines, on))


def is_wrong(found: Publication | None, standing: Standing) -> bool:
    """Whether something is public now that may not be."""
    return found is not None and found.is_public and standing.answer is not Answer.MAY
