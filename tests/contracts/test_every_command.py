"""Every command leaves exactly one audit event, at most one version, and nothing at all for who may not."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from tests.contracts.examples import conditions, filled_step
from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import ASKED, BOTTLE, EXPENSIVE, World, new_key
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.catalogue.registers import REGISTERS
from zuiver.kernel.errors import NotFound
from zuiver.people.actor import Actor, system_actor
from zuiver.people.commands import leadership_end
from zuiver.registers import commands
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import TRANSITIONS, Holder, Transition
from zuiver.registers.models import Draft, Entry, EntryVersion
from zuiver.registers.payload import as_typed
from zuiver.registers.registry import register_of

# A draft is nobody's business but the person's, so it is not accounted for.
WITHOUT_EVENT = {"draft_save", "draft_discard"}
# These leave the payload as it is.
WITHOUT_VERSION = {
    "draft_save", "draft_discard", "entry_open", "message_add", "photo_add", "export_record", "entries_reroute",
    "entries_reroute_after_change", "others_ask",
}  # fmt: skip
# These are about no entry of somebody's choice.
ABOUT_NO_ENTRY = {
    "draft_save", "draft_discard", "entry_submit", "entry_import", "export_record", "entries_reroute",
    "entries_reroute_after_change", "entries_look_again",
}  # fmt: skip

Call = Callable[[Actor, Entry], Any]


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a gift can meet."""
    return remembered("small", World)


def photo() -> bytes:
    """A small picture."""
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(target, "PNG")
    return target.getvalue()


def _correct(actor: Actor, entry: Entry) -> Entry:
    typed = {**as_typed(register_of(entry.kind), entry.data), "value": "13"}
    return commands.entry_correct(actor, public_id=entry.public_id, data=typed, reason="Nagekeken.")


def _import(actor: Actor, entry: Entry) -> object:
    line = commands.SourceLine("x:1", entry.person, dict(entry.data), {"line": "1"})
    return commands.entry_import(actor, register_of(entry.kind), entry.person.organisation, line)


# Command: as whom, on which gift, and the call itself.
CALLS: dict[str, tuple[str, dict[str, str], Call]] = {
    "draft_save": ("samira", ASKED, lambda actor, entry: commands.draft_save(
        actor, kind=entry.kind, submission_key=new_key(), data={"description": "x"})),
    "draft_discard": ("samira", ASKED, lambda actor, entry: commands.draft_discard(
        actor, submission_key=new_key())),
    "entry_submit": ("samira", ASKED, lambda actor, entry: commands.entry_submit(
        actor, kind=entry.kind, data=BOTTLE, submission_key=new_key(), photos=[photo()])),
    "entry_open": ("karin", ASKED, lambda actor, entry: commands.entry_open(actor, entry.public_id)),
    "entry_act": ("karin", ASKED, lambda actor, entry: commands.entry_act(
        actor, public_id=entry.public_id, action="allow", reason="Klein.")),
    "entry_correct": ("samira", ASKED, _correct),
    "entry_import": ("program", ASKED, _import),
    "entry_reassess": ("program", ASKED, lambda actor, entry: commands.entry_reassess(
        actor, public_id=entry.public_id, reason="Andere functie.")),
    "entries_look_again": ("program", ASKED, lambda actor, entry: commands.entries_look_again(actor)),
    "entries_reroute": ("program", ASKED, lambda actor, entry: commands.entries_reroute(actor)),
    "entries_reroute_after_change": ("program", ASKED, lambda actor, entry: commands.entries_reroute_after_change(
        actor, person_id=entry.person_id, former_id=entry.assessor_id or 0)),
    "message_add": ("samira", ASKED, lambda actor, entry: commands.message_add(
        actor, public_id=entry.public_id, text="Ter info.")),
    "photo_add": ("samira", ASKED, lambda actor, entry: commands.photo_add(
        actor, public_id=entry.public_id, content=photo())),
    "hand_in_receive": ("bo", EXPENSIVE, lambda actor, entry: commands.hand_in_receive(
        actor, public_id=entry.public_id, place="Balie", what="Horloge", received_on=TODAY)),
    "hand_in_destination": ("bo", EXPENSIVE, lambda actor, entry: commands.hand_in_destination(
        actor, public_id=entry.public_id, destination="Goed doel", on=TODAY)),
    "others_ask": ("imre", ASKED, lambda actor, entry: commands.others_ask(
        actor, kind=entry.kind, giver=entry.counterparty.public_id if entry.counterparty else "")),
    "export_record": ("imre", ASKED, lambda actor, entry: commands.export_record(
        actor, kind=entry.kind, count=1, form="csv", filters={})),
}  # fmt: skip


def prepared(world: World, name: str) -> tuple[Actor, Entry]:
    """A gift in the state that the command needs, and who calls it."""
    who, typed, _ = CALLS[name]
    entry = world.gift(typed)
    if name.startswith("hand_in"):
        commands.entry_act(world.actor(world.samira), public_id=entry.public_id, action="offer_hand_in")
    if name == "hand_in_destination":
        CALLS["hand_in_receive"][2](world.actor(world.bo), entry)
    if name == "entry_reassess":
        Entry.rows.filter(pk=entry.pk).update(state="allowed")
    if name == "entries_look_again":
        entry = world.entry(register_of("side_activities"))
        Entry.rows.filter(pk=entry.pk).update(state="no_objection", due_on=TODAY)
    if name.startswith("entries_reroute"):
        leadership_end(
            world.province.hr, world.karin.leaderships.get(), valid_until=TODAY - timedelta(days=1)
        )
    if who == "program":
        return system_actor(world.organisation.pk, "import", TODAY), entry
    return world.actor(getattr(world, who)), entry


def test_every_command_is_in_this_table() -> None:
    functions = {name for name in commands.__all__ if name[0].islower()}
    assert functions == set(CALLS)


@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_command_leaves_one_event_and_at_most_one_version(world: World, name: str) -> None:
    actor, entry = prepared(world, name)
    events, versions = AuditEvent.objects.count(), EntryVersion.rows.count()
    CALLS[name][2](actor, entry)
    assert AuditEvent.objects.count() - events == (0 if name in WITHOUT_EVENT else 1)
    assert EntryVersion.rows.count() - versions == (0 if name in WITHOUT_VERSION else 1)
    assert verify(world.organisation.pk).ok


@pytest.mark.parametrize("name", sorted(set(CALLS) - ABOUT_NO_ENTRY))
def test_for_another_organisation_an_entry_is_not_there(world: World, name: str) -> None:
    _, entry = prepared(world, name)
    south = World("south")
    before = (AuditEvent.objects.count(), EntryVersion.rows.count(), Draft.rows.count())
    for person in (south.samira, south.karin, south.imre, south.dana, south.bo):
        with pytest.raises(NotFound):
            CALLS[name][2](south.actor(person), entry)
    assert (AuditEvent.objects.count(), EntryVersion.rows.count(), Draft.rows.count()) == before


STEPS_BY_PEOPLE = [
    step for step in TRANSITIONS if Holder.SYSTEM not in step.holders and Holder.DESK not in step.holders
]


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.kind)
def test_every_step_leaves_one_event_of_its_name_and_one_version(world: World, register: Register) -> None:
    """Conditions add one event about the measures, and the end of an entry one when it lets them lapse."""
    for step in STEPS_BY_PEOPLE:
        if step.action in register.actions:
            _check_step(world, register, step)


def _check_step(world: World, register: Register, step: Transition) -> None:
    state = min(step.sources & register.states)
    entry = world.entry(register, _going_with(register, step))
    Entry.rows.filter(pk=entry.pk).update(state=state, due_on=TODAY - timedelta(days=1))
    actor = world.assessor_of(entry) if Holder.ASSESSOR in step.holders else world.actor(world.samira)
    before = AuditEvent.objects.count()
    versions = EntryVersion.rows.count()
    commands.entry_act(
        actor,
        public_id=entry.public_id,
        action=step.action,
        reason="Zo is het goed.",
        data=filled_step(register, step.action, TODAY),
        conditions=conditions(world.samira, TODAY) if step.imposes else (),
    )
    entry.refresh_from_db()
    assert entry.state == (step.to or state), step.action
    assert EntryVersion.rows.count() == versions + 1, step.action
    written = list(AuditEvent.objects.order_by("number")[before:])
    of_entry = [event for event in written if event.event.startswith("registers.")]
    assert [(event.event, event.actor) for event in of_entry] == [(step.event, actor.label)], step.action
    assert len(written) == 1, step.action


def _going_with(register: Register, step: Transition) -> dict[str, str]:
    """A gift that was only offered can be declined, one that was taken cannot."""
    if register.kind != "gifts":
        return {}
    offered = step.action in {"ask_decline", "say_declined"}
    return {"direction": "offered" if offered else "received", "response": "undecided"}
