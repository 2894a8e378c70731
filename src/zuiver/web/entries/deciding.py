"""From what somebody chose and typed to one step of an entry: its data, its conditions, its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from zuiver.kernel.errors import Message
from zuiver.measures.commands import NewMeasure
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import assessor_for
from zuiver.registers import commands
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import BY_ACTION
from zuiver.registers.models import Entry
from zuiver.registers.permissions import not_found
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


def register_for(actor: Actor, public_id: str) -> Register:
    """Return the register of an entry. Raises NotFound for one that is not in the actor's organisation."""
    rows = Entry.rows.of(actor.organisation_id).filter(public_id=public_id)
    kind = rows.values_list("kind", flat=True).first()
    if kind is None:
        raise not_found()
    return register_of(kind)


def decide(
    actor: Actor, public_id: str, register: Register, picked: Picked, version: str, *, is_other: bool = False
) -> Entry:
    """Take the step. Raises NotFound, Refusal, and InvalidData per input."""
    data = data_of(register.step_fields(picked.action), picked.typed, actor.on)
    step = BY_ACTION.get(picked.action)
    conditions: list[NewMeasure] = []
    if step is not None and step.imposes and picked.typed.conditions:
        conditions = measures_of(picked.typed, owners(actor, public_id, picked.typed), actor.on)
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


def owners(actor: Actor, public_id: str, typed: StepTyped) -> dict[str, Person]:
    """Return who the owner of a condition can be; the manager is only looked up where somebody chose that.

    Raises NotFound for an entry that is not there.
    """
    rows = Entry.rows.of(actor.organisation_id).select_related("person").filter(public_id=public_id)
    entry: Entry | None = rows.first()
    me: Person | None = Person.rows.of(actor.organisation_id).filter(pk=actor.person_id or 0).first()
    if entry is None or me is None:
        raise not_found()
    found = {OF_THE_PERSON: entry.person, OF_WHO_DECIDES: me}
    if any(row[1] == OF_THE_MANAGER for row in typed.conditions):
        manager = assessor_for(entry.person, actor.on).person
        if manager is not None:
            found[OF_THE_MANAGER] = manager
    return found
