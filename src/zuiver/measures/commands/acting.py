"""One door over the transition table for all steps but two: replacing what does not work, and giving it to another owner."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import transaction

from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.measures.cases import check_action
from zuiver.measures.commands.recording import (
    in_place_of,
    locked_measure,
    move,
    note_step,
    stop_on,
    store,
)
from zuiver.measures.files import ProofFile, read_files
from zuiver.measures.lifecycle import (
    CARRY_OUT,
    HAND_ON,
    REPLACE,
    Day,
    Holder,
    State,
    Transition,
    target,
    transition,
)
from zuiver.measures.models import LONGEST_WORDS, Measure, MeasureFile
from zuiver.measures.reading import check_due, check_recheck, read_link, read_words
from zuiver.measures.telling import tell_holders
from zuiver.people.actor import Actor

NO_PROOF: Final = Message(
    "There is no proof yet. Write in a sentence or two what was done, and how one can see it."
)
NO_DAY: Final = Message("There is no day yet. Fill in by which day it has to be done.")
WITH_FORM: Final = frozenset({REPLACE, HAND_ON})


@transaction.atomic
def measure_act(
    actor: Actor,
    *,
    public_id: str,
    action: str,
    words: str = "",
    link: str = "",
    day: date | None = None,
    files: Sequence[bytes] = (),
    version: int | None = None,
) -> Measure:
    """Do one step of `lifecycle.TRANSITIONS`.

    `words` are the note, the proof or the reason; `link` and `files` go with proof only; `day` is the new day by which it has
    to be done, or of a second look. `version` is the one that the actor looked at. Raises NotFound, Refusal, and InvalidData
    under "words", "link", "file" or "day".
    """
    measure, case, roles = locked_measure(actor, public_id, version)
    stop_on(check_action(actor, case, action, roles))
    step = transition(action, case.state)
    if step is None or action in WITH_FORM:
        raise Refusal("step_has_a_form", "This step has a form of its own. Open the measure and do it there.")
    problem = NO_PROOF if action == CARRY_OUT else None
    said = _words(words, step, problem)
    address = read_link("link", link) if action == CARRY_OUT else ""
    proof = read_files(files) if action == CARRY_OUT else ()
    _set_day(actor, measure, step, day)
    if action == CARRY_OUT:
        measure.proof, measure.proof_link, measure.proven_on = said, address, actor.on
    elif action == "send_back":
        measure.proven_on = None
    move(measure, target(step, case.state, has_day=_is_looked_at_again(actor, measure)))
    principal = in_place_of(actor, case) if step.holder is Holder.ASSESSOR else None
    store(measure, actor, action, words=said, link=address, in_place_of=principal)
    _attach(actor, measure, proof)
    added = {"files": [one.sha256 for one in proof]} if proof else {}
    note_step(actor, measure, step.event, said, address, extra=added)
    tell_holders(actor, measure, step.tells)
    return measure


def _attach(actor: Actor, measure: Measure, files: Sequence[ProofFile]) -> None:
    for one in files:
        MeasureFile.rows.create(
            organisation_id=measure.organisation_id,
            measure=measure,
            version=measure.version,
            media_type=one.media_type,
            size=len(one.content),
            sha256=one.sha256,
            content=one.content,
            added_by_id=actor.person_id,
            at=measure.updated_at,
        )


def _words(words: str, step: Transition, problem: Message | None) -> str:
    if problem is None:
        return read_words("words", words, longest=LONGEST_WORDS, needed=step.needs_words)
    return read_words("words", words, longest=LONGEST_WORDS, needed=step.needs_words, problem=problem)


def _set_day(actor: Actor, measure: Measure, step: Transition, day: date | None) -> None:
    if step.day is None:
        return
    if day is None and step.needs_day:
        raise InvalidData({"day": NO_DAY})
    if step.day is Day.DUE:
        _set_due(actor, measure, day)
        return
    check_recheck("day", day, actor.on, actor.on)
    if day is not None or State(measure.state) is State.WORKING:
        measure.recheck_on = day


def _set_due(actor: Actor, measure: Measure, day: date | None) -> None:
    if day is None and measure.due_on < actor.on:
        # It came into these hands on time and is late because the answer to the objection took so long.
        raise InvalidData({"day": NO_DAY})
    if day is None:
        return
    check_due("day", day, actor.on)
    if measure.recheck_on is not None and measure.recheck_on <= day:
        raise InvalidData(
            {
                "day": Message(
                    "On {recheck_on} somebody looks again whether it works. Choose a day before that.",
                    {"recheck_on": measure.recheck_on},
                )
            }
        )
    measure.due_on = day


def _is_looked_at_again(actor: Actor, measure: Measure) -> bool:
    """A second look that was planned is kept: only a day that has come closes a measure."""
    return measure.recheck_on is not None and measure.recheck_on > actor.on
