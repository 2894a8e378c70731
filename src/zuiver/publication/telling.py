"""Tells people that there is something about publication. What it is stands on the page of the entry only."""

from collections.abc import Iterable
from typing import Final

from zuiver.notices.commands import tell
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import relations_of, role_holders
from zuiver.people.roles import DECIDE_PUBLICATION, ROLES
from zuiver.publication.lifecycle import Step
from zuiver.publication.models import Objection, Publication
from zuiver.registers.models import Entry

PREVIEW: Final = "publication_preview"
CHANGED: Final = "publication_changed"
TO_DECIDE: Final = "publication_to_decide"
_TOPICS: Final = {
    Step.PREVIEW: PREVIEW,
    Step.PREPARE_CHANGE: PREVIEW,
    Step.PUBLISH: CHANGED,
    Step.RETURN: CHANGED,
    Step.REST: CHANGED,
    Step.WITHDRAW: CHANGED,
}


def tell_person(actor: Actor, entry: Entry, found: Publication, step: Step) -> None:
    """Tell the person of a step that matters to them, once; not of what followed from their own act at once."""
    is_known = actor.person_id == entry.person_id and _TOPICS.get(step) == CHANGED
    if step in _TOPICS and not is_known:
        _tell(entry.person, _TOPICS[step], entry, f"{found.public_id}:{found.step_count}")


def tell_decided(entry: Entry, objection: Objection) -> None:
    """Tell the person that the objection was decided on."""
    _tell(entry.person, CHANGED, entry, f"{objection.public_id}:decided")


def tell_deciders(actor: Actor, entry: Entry, objection: Objection) -> None:
    """Tell all who can decide on an objection."""
    for person in deciders_of(entry, actor):
        _tell(person, TO_DECIDE, entry, f"{objection.public_id}:{person.pk}")


def deciders_of(entry: Entry, actor: Actor) -> Iterable[Person]:
    """Who holds a role that decides on objections on the day; never the person, nor who is too close to the person."""
    ruled_out = {entry.person_id} | relations_of(entry.person)
    roles = [role.slug for role in ROLES if DECIDE_PUBLICATION in role.permissions]
    found = {
        person.pk: person
        for role in roles
        for person in role_holders(entry.organisation_id, role, actor.on, not_these=ruled_out)
    }
    return found.values()


def _tell(person: Person, topic: str, entry: Entry, happening: str) -> None:
    tell(person, topic=topic, subject=f"{entry.kind}:{entry.public_id}", key=f"{topic}:{happening}")
