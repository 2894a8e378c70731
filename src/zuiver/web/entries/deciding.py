"""From what somebody chose and typed to one step of an entry: its data, its conditions, its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import assessor_for
from zuiver.registers import commands
from zuiver.registers.lifecycle import BY_ACTION
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of
from zuiver.web.entries.entry_version import read_version
from zuiver.web.entries.step_form import (
    NOTHING_TYPED,
    OF_THE_MANAGER,
    OF_THE_PERSON,
    OF_WHO_DECIDES,
    StepTyped,
    data_of,
    measures_of,
)


@dataclass(frozen=True)
class Picked:
    """A step that somebody chose, with what was typed; `differs` is the step once it was told that like cases went otherwise."""

    action: str = ""
    reason: str = ""
    typed: StepTyped = NOTHING_TYPED
    problem: str = ""
    differs: str = ""

    def wrong(self, errors: Mapping[str, Message]) -> "Picked":
        """The same, with what is wrong with it."""
        return replace(self, typed=replace(self.typed, errors=dict(errors)))


NOTHING_PICKED: Final = Picked()


def decide(actor: Actor, public_id: str, picked: Picked, version: str, *, is_other: bool = False) -> Entry:
    """Take the step. Raises NotFound, Refusal, and InvalidData per input."""
    entry = Entry.rows.of(actor.organisation_id).select_related("person").filter(public_id=public_id).first()
    data, conditions = {}, []
    if entry is not None:
        register = register_of(entry.kind)
        data = data_of(register.step_fields(picked.action), picked.typed, actor.on)
        step = BY_ACTION.get(picked.action)
        if step is not None and step.imposes and picked.typed.conditions:
            conditions = measures_of(picked.typed, owners(actor, entry, picked.typed), actor.on)
    return commands.entry_act(
        actor,
        public_id=public_id,
        action=picked.action,
        reason=picked.reason,
        version=read_version(version),
        data=data,
        conditions=conditions,
        extra={"differs_from_like": True} if is_other else {},
    )


def owners(actor: Actor, entry: Entry, typed: StepTyped) -> dict[str, Person]:
    """Return who the owner of a condition can be; the manager is only looked up where somebody chose that."""
    found: dict[str, Person] = {OF_THE_PERSON: entry.person}
    me = Person.rows.of(actor.organisation_id).filter(pk=actor.person_id).first()
    if me is not None:
        found[OF_WHO_DECIDES] = me
    if any(row[1] == OF_THE_MANAGER for row in typed.conditions):
        manager = assessor_for(entry.person, actor.on).person
        if manager is not None:
            found[OF_THE_MANAGER] = manager
    return found
