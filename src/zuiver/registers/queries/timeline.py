"""The life of an entry, and who looked."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from django.db.models import QuerySet

from zuiver.kernel import clock
from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.prepared import prepared
from zuiver.registers import permissions
from zuiver.registers.cases import case_of
from zuiver.registers.lifecycle import BY_ACTION
from zuiver.registers.models import Decision, Entry, EntryMessage, EntryRead, EntryVersion
from zuiver.registers.payload import changed_fields
from zuiver.registers.queries.entry_view import visible_fields
from zuiver.registers.queries.views import ReadLine, TimelineItem
from zuiver.registers.registry import register_of

MOST_READS: Final = 500
_OTHER_STEPS: Final = {
    "correct": Message("Corrected"),
    "import": Message("Taken over from another register"),
}
# Who sees what was said and why; who is named or runs the desk sees only where it stands.
_SEES_WORDS: Final = frozenset(
    {
        permissions.PERSON,
        permissions.REGISTERED,
        permissions.ASSESSOR,
        permissions.DEPUTY,
        permissions.ROLE,
        permissions.LEADS,
        permissions.REGISTER,
    }
)
_SEES_READS: Final = frozenset({permissions.PERSON, permissions.REGISTERED, permissions.REGISTER})


def history_of(actor: Actor, entry: Entry) -> tuple[TimelineItem, ...]:
    """Return versions, decisions and messages as one line of time, oldest first. Empty for who may not see them."""
    capacity = _capacity(actor, entry)
    if capacity is None:
        return ()
    sees_words = capacity in _SEES_WORDS
    decisions = {decision.entry_version: decision for decision in _decisions(entry.organisation_id, entry.pk)}
    items = list(_versions(entry, decisions, sees_words, capacity))
    if sees_words:
        items += _messages(entry)
    return tuple(sorted(items, key=lambda item: (item.at, item.kind == "message")))


def reads_of(actor: Actor, entry: Entry) -> tuple[ReadLine, ...]:
    """Return who opened the entry and when, newest first: for the person, and for who keeps the register."""
    if _capacity(actor, entry) not in _SEES_READS:
        return ()
    rows = EntryRead.rows.of(entry.organisation_id).filter(entry=entry)
    return read_lines(rows.select_related("reader").order_by("-at", "-pk")[:MOST_READS], {entry.pk: entry})


def read_lines(reads: Iterable[EntryRead], entries: Mapping[int, Entry]) -> tuple[ReadLine, ...]:
    """Return readings as lines: all readings of one person on one day in one line."""
    grouped: dict[tuple[object, ...], list[EntryRead]] = {}
    for read in reads:
        day = read.at.astimezone(clock.AMSTERDAM).date()
        grouped.setdefault((read.entry_id, read.reader_id, read.capacity, day), []).append(read)
    return tuple(
        ReadLine(
            entry_public_id=entries[found[0].entry_id].public_id,
            entry_title=entries[found[0].entry_id].title,
            reader=found[0].reader.name,
            capacity=found[0].capacity,
            first_at=min(read.at for read in found),
            times=len(found),
        )
        for found in grouped.values()
    )


def _capacity(actor: Actor, entry: Entry) -> str | None:
    case = case_of(entry, register_of(entry.kind))
    return permissions.capacity_of(actor, case, entry.unit_id)


@prepared
def _decisions(organisation_id: int, entry_id: int) -> QuerySet[Decision]:
    rows: QuerySet[Decision] = Decision.rows.of(organisation_id)
    return rows.filter(entry_id=entry_id).select_related("in_place_of")


@prepared
def _stored_versions(organisation_id: int, entry_id: int) -> QuerySet[EntryVersion]:
    rows: QuerySet[EntryVersion] = EntryVersion.rows.of(organisation_id)
    return rows.filter(entry_id=entry_id).select_related("changed_by").order_by("number")


@prepared
def _talk(organisation_id: int, entry_id: int) -> QuerySet[EntryMessage]:
    rows: QuerySet[EntryMessage] = EntryMessage.rows.of(organisation_id)
    return rows.filter(entry_id=entry_id).select_related("author").order_by("pk")


def _versions(
    entry: Entry, decisions: Mapping[int, Decision], sees_words: bool, capacity: str
) -> Iterable[TimelineItem]:
    register = register_of(entry.kind)
    visible = {field.name for field in visible_fields(register, capacity)}
    versions = _stored_versions(entry.organisation_id, entry.pk)
    for before, version in pairwise([None, *versions]):
        if version is None:
            continue
        decision = decisions.get(version.number)
        deputised = decision.in_place_of if decision else None
        step = BY_ACTION.get(version.action)
        changed = changed_fields(before.data, version.data) if before and sees_words else ()
        yield TimelineItem(
            at=version.at,
            kind="decision" if decision else "version",
            what=register.action_label(step.action) if step else _OTHER_STEPS[version.action],
            who=version.changed_by.name if version.changed_by else "",
            text=version.reason if sees_words else "",
            version=version.number,
            in_place_of=deputised.name if deputised else "",
            departs_from_advice=decision.departs_from_advice if decision else False,
            changes=tuple(name for name in changed if name in visible or name.startswith("_")),
        )


def _messages(entry: Entry) -> list[TimelineItem]:
    return [
        TimelineItem(
            at=message.at,
            kind="message",
            what=Message("Message"),
            who=message.author.name,
            text=message.text,
        )
        for message in _talk(entry.organisation_id, entry.pk)
    ]
