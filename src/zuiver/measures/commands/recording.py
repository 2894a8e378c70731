"""What every change of a measure leaves behind: a version, an audit event and a notice, all in one transaction."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from zuiver.audit.record import record
from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal
from zuiver.measures import permissions
from zuiver.measures.cases import case_of
from zuiver.measures.lifecycle import State, is_open
from zuiver.measures.models import Measure, MeasureVersion
from zuiver.measures.policies import Case, check_version
from zuiver.measures.routing import roles_of
from zuiver.measures.telling import subject_of
from zuiver.people.actor import Actor


def locked_measure(actor: Actor, public_id: str, version: int | None) -> tuple[Measure, Case, frozenset[str]]:
    """Return a measure that the actor may see, held until the transaction ends, with the roles of the actor.

    Raises NotFound, and Refusal when it changed since the actor looked at it.
    """
    found: Measure | None = (
        Measure.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("person", "owner", "assessor")
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise permissions.not_found()
    case, roles = case_of(found), roles_of(actor)
    if permissions.capacity_of(actor, case, roles) is None:
        raise permissions.not_found()
    stop_on(check_version(found.version, version))
    return found, case, roles


def stop_on(refusal: Refusal | None) -> None:
    """Raise the refusal, if there is one."""
    if refusal is not None:
        raise refusal


def move(measure: Measure, state: State) -> None:
    """Put a measure in a state; the clock of that state starts when it changes."""
    if measure.state != state:
        measure.state_since = clock.now()
    measure.state = state
    measure.is_open = is_open(state)


def store(
    measure: Measure,
    actor: Actor,
    action: str,
    *,
    words: str = "",
    link: str = "",
    in_place_of: int | None = None,
    is_new: bool = False,
) -> None:
    """Save the measure as its next version. The caller writes the audit event: one for the whole command."""
    measure.updated_at = clock.now()
    if not is_new:
        measure.version += 1
    measure.save()
    MeasureVersion.rows.create(
        organisation_id=measure.organisation_id,
        measure=measure,
        number=measure.version,
        action=action,
        state=measure.state,
        words=words,
        link=link,
        owner_id=measure.owner_id,
        due_on=measure.due_on,
        recheck_on=measure.recheck_on,
        changed_by_id=actor.person_id,
        in_place_of_id=in_place_of,
        at=measure.updated_at,
    )


def note(actor: Actor, event: str, subject: str, data: Mapping[str, object]) -> None:
    """Write the one audit event of a command."""
    record(event, organisation_id=actor.organisation_id, actor=actor.label, subject=subject, data=data)


def note_step(
    actor: Actor, measure: Measure, event: str, *said: object, extra: Mapping[str, object] | None = None
) -> None:
    """Write the audit event of a step of one measure: its state, its days, and the digest of what was said."""
    data = {
        "state": str(measure.state),
        "version": measure.version,
        "due_on": measure.due_on.isoformat(),
        "content": digest(*content_of(measure), *said),
        **(extra or {}),
    }
    note(actor, event, subject_of(measure), data)


def note_subject(actor: Actor, event: str, subject: str, measures: list[Measure], *said: object) -> None:
    """Write the audit event of what happened to all measures of a subject at once."""
    data = {
        "number": len(measures),
        "measures": [measure.public_id for measure in measures],
        "content": digest([content_of(measure) for measure in measures], *said),
    }
    note(actor, event, subject, data)


def said_of(happened: str, measures: list[Measure], *said: object) -> dict[str, object]:
    """Return what the event of a caller says of measures, where they are part of a larger step; nothing without any."""
    if not measures:
        return {}
    return {
        f"measures_{happened}": [measure.public_id for measure in measures],
        f"measures_{happened}_content": digest([content_of(measure) for measure in measures], *said),
    }


def content_of(measure: Measure) -> list[object]:
    """Return what a measure says, for its digest."""
    recheck: date | None = measure.recheck_on
    return [
        measure.text,
        measure.owner_id,
        measure.due_on.isoformat(),
        recheck.isoformat() if recheck else "",
        measure.proof,
        measure.proof_link,
    ]


def in_place_of(actor: Actor, case: Case) -> int | None:
    """Whose place a deputy takes; None for who acts for themself."""
    if case.assessor_id is None or case.assessor_id == actor.person_id:
        return None
    return case.assessor_id if case.assessor_id in actor.stands_in_for else None


def digest(*parts: Any) -> str:
    """Return the SHA-256 of values of JSON: shows a change, and tells nothing of the content."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
