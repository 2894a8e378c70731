"""The public line of an entry, for who may see the entry: the preview, what is public, its versions and objections."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from zuiver.people.actor import Actor
from zuiver.publication import permissions, policies
from zuiver.publication.lifecycle import State
from zuiver.publication.lines import Lines
from zuiver.publication.models import Objection, Publication, PublicVersion
from zuiver.registers.declaration import Register
from zuiver.registers.models import Entry


@dataclass(frozen=True)
class LineView:
    """Where the line of an entry stands. Objections are there for the person and for who decides on them only."""

    public_id: str
    register: Register
    state: State
    reason: str
    step_count: int
    version: int
    preview: Lines
    lines: Lines
    told_on: date | None
    publish_on: date | None
    published_on: date | None
    versions: tuple[PublicVersion, ...]
    objections: tuple[Objection, ...]
    can_object: bool


def line_of(actor: Actor, entry: Entry, register: Register) -> LineView | None:
    """Return the line of an entry that the actor has opened; None where nothing was ever shown to the person.

    The caller has checked that the actor may see the entry.
    """
    if register.publication.terms is None:
        return None
    rows = Publication.rows.of(actor.organisation_id).filter(entry=entry)
    found: Publication | None = rows.first()
    return view_of(actor, found, register) if found else None


def view_of(actor: Actor, found: Publication, register: Register) -> LineView:
    """Return a line as this reader sees it."""
    is_own = actor.person_id == found.person_id
    objections: list[Any] = []
    if is_own or permissions.decides(actor):
        objections = list(found.objections.select_related("decided_by").order_by("-pk"))
    state = State(found.state)
    lines = found.preview or found.lines
    was_denied = any(one.outcome == Objection.Outcome.DENIED and one.lines == lines for one in objections)
    return LineView(
        public_id=found.public_id,
        register=register,
        state=state,
        reason=found.reason,
        step_count=found.step_count,
        version=found.version,
        preview=found.preview,
        lines=found.lines,
        told_on=found.told_on,
        publish_on=found.publish_on,
        published_on=found.published_on,
        versions=tuple(found.versions.order_by("-number")),
        objections=tuple(objections),
        can_object=is_own and policies.check_object(state, was_denied) is None,
    )
