"""Who is asked to confirm which edition: everybody once, and after that only whom a change touches."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from zuiver.codes.attesting.people import Worker, worker_on, workers_on
from zuiver.codes.attesting.touching import TouchingChange, for_bounds, touching_changes
from zuiver.codes.attesting.whom import bounds_of
from zuiver.codes.models import Attestation, Edition
from zuiver.codes.storing import edition_on, editions_of
from zuiver.people.actor import Actor
from zuiver.people.prepared import prepared


@dataclass(frozen=True)
class Asked:
    """The edition to confirm. `before` is the one that was confirmed last; without one the whole code is asked."""

    edition: Edition
    before: Edition | None = None
    changes: tuple[TouchingChange, ...] = ()


def asked_of(actor: Actor) -> Asked | None:
    """Return what the actor is asked to confirm today; None when there is nothing, and for who has no place here."""
    edition = edition_on(actor.organisation_id, actor.on)
    if edition is None or actor.person_id is None:
        return None
    confirmed = _confirmed.first(actor.organisation_id, actor.person_id)
    last = confirmed.edition if confirmed else None
    if last is not None and last.valid_from >= edition.valid_from:
        return None
    worker = worker_on(actor.organisation_id, actor.on, actor.person_id)
    return _asked(worker, edition, last) if worker else None


@prepared
def _confirmed(organisation_id: int, person_id: int) -> QuerySet[Attestation]:
    rows: QuerySet[Attestation] = Attestation.rows.of(organisation_id).filter(person_id=person_id)
    return rows.select_related("edition").defer("edition__report").order_by("-edition__valid_from")[:1]


def confirmed_on(actor: Actor, edition: Edition) -> date | None:
    """Return the day on which the actor confirmed an edition."""
    if actor.person_id is None:
        return None
    found: Attestation | None = (
        Attestation.rows.of(actor.organisation_id).filter(person_id=actor.person_id, edition=edition).first()
    )
    return found.confirmed_on if found else None


def confirmations_of(actor: Actor) -> list[dict[str, Any]]:
    """Return the editions that the actor confirmed, newest first: title, name and the day."""
    if actor.person_id is None:
        return []
    rows = Attestation.rows.of(actor.organisation_id).filter(person_id=actor.person_id)
    told = rows.order_by("-confirmed_on").values("edition__title", "edition__name", "confirmed_on")
    return [dict(one) for one in told]


def asked_of_all(edition: Edition, day: date) -> tuple[dict[int, Worker], frozenset[int]]:
    """Return all who are asked to confirm an edition, and which of them did: whom nothing touches is not in it."""
    workers = workers_on(edition.organisation_id, day)
    last = _last_confirmed(edition.organisation_id)
    done = {person for person, confirmed in last.items() if confirmed.pk == edition.pk}
    before = _last_confirmed(edition.organisation_id, not_this=edition)
    asked = {
        person: worker
        for person, worker in workers.items()
        if person in done or _asked(worker, edition, before.get(person))
    }
    return asked, frozenset(done & asked.keys())


def _asked(worker: Worker, edition: Edition, last: Edition | None) -> Asked | None:
    if last is None:
        return Asked(edition)
    changes = for_bounds(touching_changes(last, edition), bounds_of(worker.facets))
    return Asked(edition, last, changes) if changes else None


def _last_confirmed(organisation_id: int, not_this: Edition | None = None) -> Mapping[int, Edition]:
    """The newest edition that each person confirmed."""
    editions = {edition.pk: edition for edition in editions_of(organisation_id)}
    rows = Attestation.rows.of(organisation_id)
    if not_this is not None:
        rows = rows.exclude(edition=not_this)
    pairs = rows.order_by("edition__valid_from").values_list("person_id", "edition_id")
    return {person: editions[edition] for person, edition in pairs}
