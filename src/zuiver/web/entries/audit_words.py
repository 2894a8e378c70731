"""Who acted and what it was about, in words: the trail itself holds only keys, so that it outlives every account."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from zuiver.audit.models import AuditEvent
from zuiver.audit.vocabulary import Event, message_for
from zuiver.kernel.errors import Message, NotFound
from zuiver.people.actor import Actor
from zuiver.people.queries import persons_search
from zuiver.registers.queries.scope import names_of
from zuiver.registers.registry import register_of
from zuiver.web.entries import shown

PERSON = "person:"
SYSTEM = "system:"
# What an event is about, where that is no register.
SUBJECTS: Final[Mapping[str, Message]] = {
    "question": Message("Question"),
    "precedent": Message("Example"),
    "measure": Message("Agreement"),
    "campaign": Message("Campaign"),
    "request": Message("Request to confirm"),
    "designation": Message("Designated function"),
    "publication": Message("Public line"),
    "counterparty": Message("Organisation outside"),
    "register": Message("Register"),
    "mail": Message("Mail"),
    "person": Message("Person"),
}
# In which capacity somebody opened something, after "opened as".
CAPACITIES: Final[Mapping[str, Message]] = {
    "answerer": Message("the one who answers"),
    "answered": Message("the one who answered before"),
    "assessor": Message("the one who checks or decides"),
    "deputy": Message("deputy"),
    "role": Message("holder of a role"),
    "register": Message("keeper of the registers"),
    "subject": Message("the one who sees what it belongs to"),
    "leads": Message("manager"),
    "team": Message("team member"),
    "desk": Message("hand-in desk"),
    "named": Message("the one who is named in it"),
    "registered": Message("the one who recorded it"),
}


@dataclass(frozen=True)
class Names:
    """The names of the people who acted in some events, by their label."""

    by_label: Mapping[str, str]

    def of(self, label: str) -> str:
        """A name with its key; the key alone for somebody who is no longer there."""
        if label.startswith(SYSTEM):
            return _("the program (%(name)s)") % {"name": label.removeprefix(SYSTEM)}
        return self.by_label.get(label, label)


def names_in(reader: Actor, events: Iterable[AuditEvent]) -> Names:
    """Look up everybody who acted, in one query."""
    ids = {int(key) for event in events if (key := event.actor.removeprefix(PERSON)).isdigit()}
    names = names_of(reader.organisation_id, ids)
    return Names({f"{PERSON}{key}": name for key, name in names.items()})


def labels_for(reader: Actor, text: str) -> tuple[str, Message | None]:
    """Return the label that was meant by a name or a key, and what is unclear about it.

    Empty text means everybody. A name that fits nobody or several people narrows nothing and says so.
    """
    if not text or text.startswith((PERSON, SYSTEM)):
        return text, None
    if text.isdigit():
        return f"{PERSON}{text}", None
    found = persons_search(reader, text)
    if len(found) == 1:
        return f"{PERSON}{found[0].pk}", None
    if not found:
        return "", Message("Nobody here has this name. Type the beginning of a first or last name.")
    names = ", ".join(f"{one.name} ({one.pk})" for one in found)
    return "", Message("More people have this name: {names}. Type the number.", {"names": names})


def said(event: AuditEvent) -> str:
    """What happened, as a sentence."""
    capacity = CAPACITIES.get(str(event.data.get("capacity", "")))
    told = event.data if capacity is None else {**event.data, "capacity": shown.words(capacity)}
    return shown.words(message_for(event.event, told))


def kind_words(event: Event) -> str:
    """What a kind of event says, with dots for what differs."""
    return shown.words(Message(event.message, dict.fromkeys(event.parameters, "…")))


def about(subject: str) -> str:
    """What an event is about: a register or another thing by its word, all else as it is kept."""
    kind, _colon, key = subject.partition(":")
    if kind in SUBJECTS:
        return f"{shown.words(SUBJECTS[kind])} {key}"
    try:
        return f"{shown.words(register_of(kind).singular)} {key}"
    except NotFound:
        return subject
