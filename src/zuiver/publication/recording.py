"""What every step of a public line leaves behind: its state, its versions, a line in its history and an audit event."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from zuiver.audit.record import record
from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.publication.lifecycle import PUBLIC, State
from zuiver.publication.lines import Lines, facets_of, keys_of, search_text_of
from zuiver.publication.models import Publication, PublicationStep, PublicVersion
from zuiver.registers.declaration import Register
from zuiver.registers.models import Entry


def begin(entry: Entry) -> Publication:
    """Return a line that is not stored yet and has no state yet."""
    return Publication(
        organisation_id=entry.organisation_id,
        entry=entry,
        kind=entry.kind,
        person_id=entry.person_id,
        state_since=clock.now(),
    )


def show(found: Publication, register: Register, lines: Lines, on: date) -> None:
    """Make these lines the version that is public; the one before has ended already."""
    found.version += 1
    found.lines, found.published_on = dict(lines), on
    found.search_text, found.facets = search_text_of(register, lines), facets_of(register, lines)
    found.title_key, found.party_key = keys_of(register, lines)


def end_version(found: Publication, reason: str) -> None:
    """Write the end of the version that is public, if one is; what it said stays."""
    if found.pk is not None:
        found.versions.filter(public_until__isnull=True).update(public_until=clock.now(), end_reason=reason)


def keep_step(
    actor: Actor,
    found: Publication,
    step: str,
    state: State,
    event: str,
    *,
    reason: str = "",
    words: str = "",
    extra: Mapping[str, Any] | None = None,
) -> None:
    """Store the line in its new state, with the version that began, the step and its audit event."""
    now = clock.now()
    if found.state != state:
        found.state_since = now
    found.state, found.is_public = state, state in PUBLIC
    found.step_count += 1
    found.save()
    _begin_version(found, now)
    PublicationStep.rows.create(
        organisation_id=found.organisation_id,
        publication=found,
        number=found.step_count,
        step=step,
        state=state,
        reason=reason,
        words=words,
        taken_by_id=actor.person_id,
        at=now,
    )
    record(
        event,
        organisation_id=found.organisation_id,
        actor=actor.label,
        subject=f"publication:{found.public_id}",
        data=_told(found, reason) | dict(extra or {}),
    )


def _begin_version(found: Publication, now: datetime) -> None:
    """Store what is public from now on, where that is not stored yet."""
    if not found.is_public or found.versions.filter(public_until__isnull=True).exists():
        return
    PublicVersion.rows.create(
        organisation_id=found.organisation_id,
        publication=found,
        kind=found.kind,
        number=found.version,
        lines=found.lines,
        # What is public was previewed; without a day it would never be due.
        told_on=found.told_on or now.date(),
        public_from=now,
    )


def _told(found: Publication, reason: str) -> dict[str, Any]:
    return {
        "entry": f"{found.kind}:{found.entry.public_id}",
        "state": str(found.state),
        "version": found.version,
        "reason": reason,
        "publish_on": found.publish_on.isoformat() if found.publish_on else "",
        "content": digest_of(found.preview, found.lines),
    }


def digest_of(*parts: Any) -> str:
    """Return the SHA-256 of lines: shows a change, and tells nothing of the content."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
