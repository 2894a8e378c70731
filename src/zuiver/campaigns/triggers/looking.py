"""Looks for changes: compares what was seen last with HR data of today, a chunk of people at a time, and asks.

The picture that was seen is replaced in the transaction that makes the requests. So a run that did not happen loses nothing,
a second run finds nothing, and a stop in the middle leaves whole chunks. Who is seen for the first time is not asked: what
somebody declares at entry is asked there.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from zuiver.campaigns.entries import kinds_held
from zuiver.campaigns.managers import Managers
from zuiver.campaigns.models import SeenPlace
from zuiver.campaigns.places import person_ids_on
from zuiver.campaigns.reasons import Reason
from zuiver.campaigns.triggers.asking import Ask, ask, kinds_of, kinds_touched
from zuiver.campaigns.triggers.designated import designations_on
from zuiver.campaigns.triggers.differences import Picture, differences, last_day_to_ask, told_end
from zuiver.campaigns.triggers.following import follow
from zuiver.campaigns.triggers.involvements import ask_about_involvements
from zuiver.campaigns.triggers.pictures import Course, courses_of
from zuiver.campaigns.triggers.recurring import ask_again
from zuiver.campaigns.triggers.table import Cause, TriggerTable, trigger_table
from zuiver.people.actor import Actor


def look_for_changes(actor: Actor) -> int:
    """Ask who is touched by what changed up to the actor's day; for the worker. Return how many requests were made."""
    table = trigger_table()
    if table is None:
        return 0
    return _changed_places(actor, table) + ask_about_involvements(actor, table) + ask_again(actor)


def _changed_places(actor: Actor, table: TriggerTable) -> int:
    managers = Managers(actor.organisation_id, actor.on)
    made = after = 0
    while ids := person_ids_on(actor.organisation_id, actor.on, after):
        made += _part(actor, table, managers, ids)
        after = ids[-1]
    return made


@transaction.atomic
def _part(actor: Actor, table: TriggerTable, managers: Managers, ids: Sequence[int]) -> int:
    designations = designations_on(actor.organisation_id, actor.on, ids, table)
    courses = courses_of(actor.organisation_id, actor.on, ids, managers, designations)
    rows = SeenPlace.rows.of(actor.organisation_id).select_for_update(of=("self",))
    seen: dict[int, SeenPlace] = {one.person_id: one for one in rows.filter(person_id__in=list(ids))}
    until = last_day_to_ask(actor.on, table.days_before_end)
    asks, causes = _asks(actor, table, courses, seen, until)
    made = ask(actor, asks, actor.on)
    follow(actor, causes, {person_id: seen[person_id].manager_id for person_id in causes})
    _write(actor, courses, seen, set(causes), until)
    return made


def _asks(
    actor: Actor,
    table: TriggerTable,
    courses: dict[int, Course],
    seen: dict[int, SeenPlace],
    until: date,
) -> tuple[list[Ask], dict[int, dict[Cause, Reason]]]:
    """The requests to make, and what is not as it was seen, by person."""
    found: dict[int, dict[Cause, Reason]] = {}
    for person_id, course in courses.items():
        last = seen.get(person_id)
        if last is None or course.today is None:
            continue
        causes = differences(_as_seen(last), course.since(last.seen_on), course.today, until)
        if causes:
            found[person_id] = causes
    held = kinds_held(actor.organisation_id, list(found), kinds_of(table)) if found else {}
    asks = []
    for person_id, causes in found.items():
        kinds = kinds_touched(table, causes, held.get(person_id, frozenset()))
        touching = [
            reason
            for cause, reason in sorted(causes.items())
            if kinds_touched(table, [cause], held.get(person_id, frozenset()))
        ]
        today = courses[person_id].today
        if kinds and today is not None:
            key = f"change:{person_id}:{seen[person_id].seen_on}:{actor.on}"
            asks.append(Ask(person_id, today.unit_id, key, kinds, tuple(touching)))
    return asks, found


def _as_seen(last: SeenPlace) -> Picture:
    return Picture(
        function=last.function,
        unit_id=last.unit_id,
        scale=last.scale,
        manager_id=last.manager_id,
        designations=frozenset(last.designations),
        ends_on=last.ends_on,
    )


def _write(
    actor: Actor,
    courses: dict[int, Course],
    seen: dict[int, SeenPlace],
    changed: set[int],
    until: date,
) -> None:
    """Keep what is seen now: new pictures, changed ones, and for the rest only the day."""
    fresh: list[SeenPlace] = []
    other: list[SeenPlace] = []
    for person_id, course in courses.items():
        if course.today is None:
            continue
        row = seen.get(person_id) or SeenPlace(organisation_id=actor.organisation_id, person_id=person_id)
        is_changed = person_id in changed or _as_seen(row) != _kept(course.today, until)
        _fill(row, course.today, actor.on, until)
        if row.pk is None:
            fresh.append(row)
        elif is_changed:
            other.append(row)
    SeenPlace.rows.bulk_create(fresh)
    columns = ["seen_on", "function", "unit", "scale", "manager", "designations", "ends_on"]
    SeenPlace.rows.bulk_update(other, columns, batch_size=100)
    same = [one.pk for one in seen.values()]
    SeenPlace.rows.of(actor.organisation_id).filter(pk__in=same).update(seen_on=actor.on)


def _kept(picture: Picture, until: date) -> Picture:
    return Picture(
        function=picture.function,
        unit_id=picture.unit_id,
        scale=picture.scale,
        manager_id=picture.manager_id,
        designations=picture.designations,
        ends_on=told_end(picture, until),
    )


def _fill(row: SeenPlace, picture: Picture, on: date, until: date) -> None:
    row.seen_on = on
    row.function = picture.function
    row.unit_id = picture.unit_id
    row.scale = picture.scale
    row.manager_id = picture.manager_id
    row.designations = sorted(picture.designations)
    row.ends_on = told_end(picture, until)
