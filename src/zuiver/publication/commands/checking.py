"""The nightly check: what is public has to be what may be public. Every difference is mended, counted and kept to be shown.

Registers settle their own changes at once; this finds what changed around them: scale, function, leaving, a term.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import Prefetch, Q

from zuiver.audit.record import record
from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment, Organisation
from zuiver.people.queries import designations_of
from zuiver.publication.decision import decided, may_publish
from zuiver.publication.lifecycle import State, Step
from zuiver.publication.mending import is_sound, mend
from zuiver.publication.models import Publication, PublicationCheck, PublicVersion
from zuiver.publication.scope import Around
from zuiver.publication.settling import differs, is_wrong, looked_at, settle
from zuiver.registers.commands.recording import locked_entry
from zuiver.registers.declaration import Register
from zuiver.registers.models import Entry
from zuiver.registers.registry import all_registers, register_of

CHUNK: Final = 500
MOST_KEPT: Final = 200


def publications_check(actor: Actor) -> PublicationCheck:
    """Look at every entry that is public, waits to be, or might have to be; mend what differs, and return what was found.

    For the program itself, once a night; at any other time it does no harm. Each line is mended in a transaction of its own.
    """
    wrong, mended = 0, 0
    found: list[dict[str, str]] = []
    ids = _all_ids(actor)
    looked = len(ids)
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        for entry, step, is_bad in list(_differences(actor, chunk)):
            _mend(actor, entry)
            mended, wrong = mended + 1, wrong + is_bad
            if len(found) < MOST_KEPT:
                found.append({"entry": f"{entry.kind}:{entry.public_id}", "step": str(step or "stored")})
    return _keep(actor, looked, mended, wrong, found)


def _all_ids(actor: Actor) -> list[int]:
    organisation = Organisation.objects.get(pk=actor.organisation_id)
    lines = Publication.rows.of(actor.organisation_id).exclude(state=State.WITHDRAWN)
    found = set(lines.values_list("entry_id", flat=True))
    # A query for each register: together they would be looked for along all entries.
    for one in all_registers():
        if may_publish(organisation, one, actor.on):
            wanted = Entry.rows.of(actor.organisation_id).filter(_may_be(organisation, one, actor.on))
            found.update(wanted.values_list("pk", flat=True))
    return sorted(found)


def _may_be(organisation: Organisation, register: Register, on: date) -> Q:
    """Which entries of a register might have to be public; none from before a decision."""
    decision = decided(organisation, register, on)
    since = Q(happened_on__gte=decision.since) if decision else Q()
    return Q(kind=register.kind, state__in=sorted(register.publication.shown_in)) & since


def _differences(actor: Actor, chunk: Sequence[int]) -> Iterator[tuple[Entry, Step | None, bool]]:
    rows = Entry.rows.of(actor.organisation_id).filter(pk__in=chunk)
    open_versions = PublicVersion.rows.filter(public_until__isnull=True)
    rows = rows.select_related("person", "organisation", "publication")
    entries = list(
        rows.prefetch_related(Prefetch("publication__versions", open_versions, to_attr="open_now"))
    )
    people = {entry.person_id for entry in entries}
    places = _places(actor, people)
    designated = designations_of(actor.organisation_id, people, actor.on)
    for entry in entries:
        known: Publication | None = getattr(entry, "publication", None)
        place = places.get(entry.person_id)
        around = Around(
            actor.on, entry.organisation, place, partial(designated.__contains__, entry.person_id)
        )
        register = register_of(entry.kind)
        standing, lines = looked_at(entry, register, around, known)
        step = differs(known, standing, lines, actor.on)
        is_bad = is_wrong(known, standing) or not _is_sound(known, register)
        if step is not None or is_bad:
            yield entry, step, is_bad


def _is_sound(known: Publication | None, register: Register) -> bool:
    if known is None:
        return True
    versions: list[PublicVersion] = getattr(known, "open_now", [])
    return is_sound(known, register, versions[0] if versions else None)


def _places(actor: Actor, people: set[int]) -> dict[int, Assignment]:
    """Where these people work on the day; of two places at a time the one that started last."""
    rows = Assignment.rows.of(actor.organisation_id).filter(Assignment.on(actor.on), person_id__in=people)
    return {place.person_id: place for place in rows.select_related("unit").order_by("valid_from", "pk")}


@transaction.atomic
def _mend(actor: Actor, known: Entry) -> None:
    entry = locked_entry(actor, known.public_id)
    found: Publication | None = (
        Publication.rows.of(actor.organisation_id).select_for_update(of=("self",)).filter(entry=entry).first()
    )
    if found is not None:
        mend(found, register_of(entry.kind))
    settle(actor, entry)


@transaction.atomic
def _keep(
    actor: Actor, looked: int, mended: int, wrong: int, found: list[dict[str, str]]
) -> PublicationCheck:
    made: PublicationCheck = PublicationCheck.rows.create(
        organisation_id=actor.organisation_id, on=actor.on, at=clock.now(),
        looked_at=looked, mended=mended, was_wrong=wrong, differences=found,
    )  # fmt: skip
    record(
        "publication.register.checked", organisation_id=actor.organisation_id, actor=actor.label,
        subject=f"publication_check:{made.pk}", data={"looked_at": looked, "mended": mended, "wrong": wrong},
    )  # fmt: skip
    return made
