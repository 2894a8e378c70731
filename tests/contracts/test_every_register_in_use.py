"""What every register keeps to while it is used: nobody decides on their own, nothing sensitive leaves, nothing is lost."""

from random import Random

import pytest

from tests.contracts.examples import SECRET, conditions, filled, filled_step
from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import World
from zuiver.catalogue.registers import REGISTERS
from zuiver.kernel.errors import NotFound
from zuiver.people.actor import Actor
from zuiver.people.roles import EXPORT_ENTRIES, ROLES
from zuiver.registers import commands, queries
from zuiver.registers.declaration import Privacy, Register
from zuiver.registers.lifecycle import BY_ACTION, STATES, Holder, State
from zuiver.registers.models import Entry, EntryVersion
from zuiver.registers.payload import clean

STEPS_IN_A_WALK = 14
each_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.kind)


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that an entry can meet."""
    return remembered("small", World)


@each_register
def test_what_was_filled_in_can_be_corrected_as_it_was(world: World, register: Register) -> None:
    entry = world.entry(register)
    assert entry.title
    assert entry.is_open == (STATES[State(entry.state)].holder is not None)
    kept = {field.name for field in register.form_fields if field.name in entry.data}
    assert {field.name for field in register.form_fields if field.required} <= kept


@each_register
def test_nobody_decides_on_their_own_entry_with_all_roles_there_are(world: World, register: Register) -> None:
    entry = world.entry(register)
    everything = frozenset(one for role in ROLES for one in role.permissions)
    own = Actor(
        entry.organisation_id, world.samira.pk, "Samira", TODAY, everything,
        leads=frozenset({world.roads.pk}), stands_in_for=frozenset({entry.assessor_id or 0}),
    )  # fmt: skip
    for state in register.states - {State.DRAFT}:
        Entry.rows.filter(pk=entry.pk).update(state=state)
        entry.refresh_from_db()
        for one in queries.actions_for(own, entry):
            assert Holder.PERSON in BY_ACTION[one.action].holders, (state, one.action)


@each_register
def test_sensitive_words_are_found_by_no_search_and_leave_in_no_export(
    world: World, register: Register
) -> None:
    entry = world.entry(register)
    assert SECRET not in entry.search_text
    kept = frozenset({register.readers.permission, EXPORT_ENTRIES})
    keeper = Actor(entry.organisation_id, world.dana.pk, "Dana", TODAY, kept)
    rows = list(queries.export_rows(keeper, kind=register.kind))
    assert [row["id"] for row in rows] == [entry.public_id]
    assert SECRET not in str(rows)
    sensitive = {field.name for field in register.fields if field.privacy in {Privacy.P3, Privacy.P4}}
    assert not sensitive & set(rows[0])


@each_register
def test_who_leads_sees_what_the_register_lets_them_see(world: World, register: Register) -> None:
    entry = world.entry(register)
    noor = world.actor(world.noor)
    if not register.readers.leaders:
        with pytest.raises(NotFound):
            commands.entry_open(noor, entry.public_id)
        assert queries.entries_page(noor, kind=register.kind).rows == ()
        return
    view = commands.entry_open(noor, entry.public_id)
    assert view.capacity == "leads"
    assert all(value.field.privacy not in {Privacy.P3, Privacy.P4} for value in view.values)


@each_register
def test_a_walk_through_the_steps_loses_no_version_and_skips_no_owner(
    world: World, register: Register
) -> None:
    """Whoever holds it takes a step that is offered: each leaves the next version, and what is open has an owner."""
    chance = Random(register.kind)
    entry = world.entry(register)
    for _ in range(STEPS_IN_A_WALK):
        steps = [
            (actor, one)
            for actor in (world.actor(world.samira), world.assessor_of(entry), world.actor(world.bo))
            for one in queries.actions_for(actor, entry)
            if not one.needs_form and one.action != "step_aside"
        ]
        if not steps:
            assert STATES[State(entry.state)].holder in {None, Holder.DESK, Holder.PERSON}
            break
        actor, step = chance.choice(steps)
        commands.entry_act(
            actor,
            public_id=entry.public_id,
            action=step.action,
            reason="Daarom.",
            data=filled_step(register, step.action, TODAY),
            conditions=conditions(world.samira, TODAY) if step.imposes else (),
        )
        entry.refresh_from_db()
        assert entry.state in register.states
        holder = STATES[State(entry.state)].holder
        assert holder is not Holder.ASSESSOR or entry.assessor_id or entry.assessor_role
    numbers = list(EntryVersion.rows.filter(entry=entry).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, entry.version + 1))


@each_register
def test_the_form_says_everything_that_is_missing_at_once(register: Register) -> None:
    needed = {field.name for field in register.form_fields if field.required and field.default is None}
    depending = {field.name for field in register.form_fields if field.shown_when}
    nothing = dict.fromkeys(filled(register, TODAY), "")
    assert needed - depending <= set(clean(register, nothing, TODAY).errors)
