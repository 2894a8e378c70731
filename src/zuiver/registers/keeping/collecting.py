"""All that the registers hold about a person, as single fields, each marked when it may tell of somebody else."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from zuiver.people.models import Person
from zuiver.registers.declaration import Privacy, Register
from zuiver.registers.models import Decision, Entry, EntryMessage, EntryNamed, EntryVersion
from zuiver.registers.registry import register_of


@dataclass(frozen=True)
class Item:
    """One field. `key` stays the same as long as the field does; `of_others`: hidden until an officer shows it."""

    key: str
    part: str
    name: str
    value: Any
    of_others: bool = False


def hash_of_items(items: Iterable[Item]) -> str:
    """Return the SHA-256 of all that may tell of somebody else: it shows that something was added, and tells nothing of it."""
    told = [[item.key, item.value] for item in items if item.of_others]
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def collected(person: Person) -> tuple[Item, ...]:
    """Return every field of the person's entries, their history, what was said and decided, and where others name the person.

    The caller has checked who asks. Sensitive fields, fields that name people, and what somebody else wrote are marked.
    """
    own = Entry.rows.of(person.organisation_id).filter(person=person).order_by("pk")
    found = [item for entry in own for item in _of_entry(entry, person)]
    named = EntryNamed.rows.of(person.organisation_id).filter(person=person).select_related("entry")
    found += [
        Item(f"named:{one.entry.public_id}", "named", "title", one.entry.title, of_others=True)
        for one in named.order_by("pk")
    ]
    return tuple(found)


def _of_entry(entry: Entry, person: Person) -> Iterator[Item]:
    register, part = register_of(entry.kind), f"{entry.kind}:{entry.public_id}"
    yield Item(f"{part}:state", part, "state", entry.state)
    yield from _fields(part, register, entry.data)
    for version in EntryVersion.rows.filter(entry=entry).order_by("number"):
        mine = version.changed_by_id == person.pk
        place = f"{part}:version:{version.number}"
        yield Item(f"{place}:action", part, f"version {version.number}", version.action)
        if version.reason:
            yield Item(f"{place}:reason", part, "reason", version.reason, of_others=not mine)
        yield from _fields(place, register, version.data, part)
    for decision in Decision.rows.filter(entry=entry).select_related("decided_by").order_by("pk"):
        place = f"{part}:decision:{decision.pk}"
        yield Item(place, part, decision.action, f"{decision.decided_by.name}, {decision.at.isoformat()}")
        yield Item(f"{place}:reason", part, "reason", decision.reason, of_others=True)
        if decision.disagreement:
            yield Item(f"{place}:disagreement", part, "disagreement", decision.disagreement)
    for message in EntryMessage.rows.filter(entry=entry).order_by("pk"):
        is_other = message.author_id != person.pk
        yield Item(f"{part}:message:{message.pk}", part, "message", message.text, of_others=is_other)


def _fields(place: str, register: Register, data: Any, part: str = "") -> Iterator[Item]:
    marked = {one.name for one in register.fields if one.privacy in {Privacy.P3, Privacy.P4}}
    marked.add(register.reading.named_field)
    for name, value in sorted(data.items()):
        if value not in (None, "", [], {}):
            yield Item(f"{place}:{name}", part or place, name, value, of_others=name in marked)
