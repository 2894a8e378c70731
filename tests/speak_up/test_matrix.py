"""Role x part x verb, through the real commands and queries: the table of the specification, written out once more here.

For each role somebody sits in one and the same case with every key that the room lets them have. Then everything is tried; what
works must be exactly what stands in `EXPECTED`, and nothing works for who is ruled out, left, stands in, or keeps the machine.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.people.builders import TODAY
from tests.speak_up.builders import Hand, SpeakUp, alias_of, keys_of
from tests.speak_up.sealing_kit import Part, Reporter, piece
from zuiver.cases import commands
from zuiver.cases.access import FACTS, READ, Standing, access, may, may_add, readable
from zuiver.cases.commands.concerned import concerned_answer
from zuiver.cases.exclusions import mark_of
from zuiver.cases.lifecycle import Compartment, ItemKind, Role
from zuiver.cases.models import Case, CompartmentKey, Exclusion, KeyHolder, Reader, Wrap
from zuiver.cases.pieces import Piece
from zuiver.cases.queries.concerned import concerned_view
from zuiver.cases.queries.inbox import case_view, inbox
from zuiver.cases.queries.intakes import intake_view
from zuiver.kernel.errors import NotFound
from zuiver.people import commands as people
from zuiver.people.actor import Actor
from zuiver.people.queries import actor_for_person

C, W, N, V, D, B, A, T = (
    Compartment.CONTENT, Compartment.IDENTITY, Compartment.NOTE, Compartment.INVESTIGATION,
    Compartment.DETRIMENT, Compartment.DECISION, Compartment.ACCUSED, Compartment.INTAKE,
)  # fmt: skip
# Role -> (reads, writes, assigns), with every key and every fact on their side. To assign and to answer is to put some kinds
# of piece only. The hearing and the reply of the person concerned belong to the investigation (column "onderzoek" of the
# specification): who handles the case reads them, and a committee hears both sides.
EXPECTED: dict[Role, tuple[set[Compartment], set[Compartment], set[Compartment]]] = {
    Role.REPORTER: ({C, D}, {C, W, D}, set()),
    Role.CONFIDANT: ({C, W, N, D}, {C, N, D}, set()),
    Role.OFFICER: ({C, W, V, D, A}, {C}, {V, A, B}),
    Role.INVESTIGATOR: ({V, A}, {V, A}, set()),
    Role.MANAGER: ({T}, {T}, set()),
    Role.AUTHORITY: ({B, D}, {B}, set()),
    Role.ACCUSED: ({A}, set(), set()),
    Role.COMMITTEE: ({C, W, V, A}, {V, A}, {V, A}),
    Role.HR: (set(), set(), set()),
    Role.AUDITOR: (set(), set(), set()),
    Role.ADMINISTRATOR: (set(), set(), set()),
    Role.ORGANISATION: (set(), set(), set()),
    Role.SYSTEM: (set(), set(), set()),
}
# Role -> where it answers: a reply, a correction or a file, through the own page.
ANSWERS = {Role.ACCUSED: {A}}
# These come to a case by doors of their own, and go through no other.
OWN_DOORS = {Role.ACCUSED, Role.MANAGER}
ALL = frozenset(FACTS)
IN_CASES = [role for role, (reads, _, _) in EXPECTED.items() if reads and role is not Role.REPORTER]


@pytest.mark.parametrize("role", list(Role))
def test_the_file_says_what_the_specification_says(role: Role) -> None:
    reads, writes, assigns = EXPECTED[role]
    standing = Standing(role, ALL)
    assert readable(standing) == reads
    assert {part for part in Compartment if may_add(standing, part, ItemKind.MESSAGE)} == writes
    assert {part for part in Compartment if may_add(standing, part, ItemKind.SUMMARY)} == writes | assigns
    answers = ANSWERS.get(role, set())
    assert {part for part in Compartment if may_add(standing, part, ItemKind.REPLY)} == writes | answers
    assert {part for part in Compartment if may_add(standing, part, ItemKind.FILE)} == writes | answers


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("bar", ["excluded", "left", "delegate"])
def test_being_barred_beats_everything(role: Role, bar: str) -> None:
    standing = Standing(role, ALL | {bar})
    for rule_role, part, verb in access().rules:
        if rule_role is role:
            assert not may(standing, part, verb)


@pytest.mark.parametrize("role", list(Role))
def test_every_fact_that_a_line_names_is_needed(role: Role) -> None:
    for (rule_role, part, verb), needed in access().rules.items():
        if rule_role is role:
            assert may(Standing(role, needed), part, verb)
            for fact in needed:
                assert not may(Standing(role, needed - {fact}), part, verb)


@pytest.fixture
def seated(world: SpeakUp) -> tuple[SpeakUp, Reporter, dict[Role, Hand]]:
    """A case of undesirable behaviour in which every role has a place, and a key wherever the room gives one."""
    reporter = world.report(name="My name")
    Case.rows.update(family="conduct", state="feedback_given", notified_on=TODAY)
    hands = {Role.CONFIDANT: world.carla, Role.OFFICER: world.olga}
    for role in IN_CASES:
        if role not in hands:
            hands[role] = world.hand(f"The {role}", role)
            if role in OWN_DOORS:
                seat(hands[role], reporter)
                continue
            last_day = date(2026, 12, 31) if role is Role.INVESTIGATOR else None
            commands.reader_add(world.olga.actor(), reporter.case, hands[role].holder_id, last_day=last_day)
    Reader.rows.update(granted_on=TODAY)
    # The strongest case: whoever got hold of a key of everything, also against the rules.
    for part in Compartment:
        key, _ = CompartmentKey.rows.get_or_create(
            organisation_id=world.organisation_id, case_id=reporter.case, compartment=part,
            defaults={"public_key": Part(part).keys.public, "since": TODAY},
        )  # fmt: skip
        for hand in hands.values():
            Wrap.rows.get_or_create(
                organisation_id=world.organisation_id, key=key, holder_id=hand.holder_id,
                defaults={"sealed": b"x", "since": TODAY},
            )  # fmt: skip
    return world, reporter, hands


def seat(hand: Hand, reporter: Reporter) -> None:
    """A place of somebody with a door of their own, which a handler does not give like others."""
    case = Case.rows.get(pk=reporter.case)
    Reader.rows.create(
        organisation_id=case.organisation_id, case=case, holder_id=hand.holder_id, role=hand.role,
        since=TODAY, alias=case.readers.count() + 1,
    )  # fmt: skip


def tried(
    actor: Actor, reporter: Reporter, hand: Hand
) -> tuple[set[Compartment], set[Compartment], set[Compartment]]:
    """What the commands and queries let an actor do."""
    reads = {
        part for look in (case_view, concerned_view, intake_view) for part in seen_by(look, actor, reporter)
    }
    return (
        reads,
        writable(actor, reporter, hand, ItemKind.MESSAGE),
        writable(actor, reporter, hand, ItemKind.SUMMARY),
    )


def seen_by(look: Callable[[Actor, UUID], Any], actor: Actor, reporter: Reporter) -> set[Compartment]:
    """What one way of looking shows."""
    try:
        return {Compartment(key.compartment) for key in look(actor, reporter.case).keys}
    except NotFound:
        return set()


def writable(actor: Actor, reporter: Reporter, hand: Hand, kind: ItemKind) -> set[Compartment]:
    done = set()
    for part in Compartment:
        number = Case.rows.get().items.filter(compartment=part).count() + 1
        public = CompartmentKey.rows.get(compartment=part).public_key
        made = replace(sealed_once(reporter.case, part, kind, public), id=uuid4(), number=number)
        try:
            commands.pieces_add(actor, reporter.case, [made])
            done.add(part)
        except NotFound:
            continue
    return done


def answerable(actor: Actor, reporter: Reporter) -> set[Compartment]:
    """Where the door of the person concerned lets an actor answer."""
    done = set()
    for part in Compartment:
        number = Case.rows.get().items.filter(compartment=part).count() + 1
        public = CompartmentKey.rows.get(compartment=part).public_key
        made = replace(
            sealed_once(reporter.case, part, ItemKind.REPLY, public),
            id=uuid4(),
            number=number,
            kind=ItemKind.REPLY,
        )
        try:
            concerned_answer(actor, reporter.case, pieces=[made])
            done.add(part)
        except NotFound:
            continue
    return done


@cache
def sealed_once(case: UUID, part: Compartment, kind: ItemKind, public_key: str) -> Piece:
    """Sealing takes longer than trying, and who wrote it makes no difference to the server; a new id makes it a new piece."""
    return piece(case, part, kind, b"x", number=1, author=keys_of("anybody"), public_key=public_key)


def test_commands_and_queries_do_what_the_file_says(
    seated: tuple[SpeakUp, Reporter, dict[Role, Hand]],
) -> None:
    _, reporter, hands = seated
    for role, hand in hands.items():
        reads, writes, assigns = EXPECTED[role]
        if role in OWN_DOORS:
            writes, assigns = set(), set()
        assert tried(hand.actor(), reporter, hand) == (reads, writes, writes | assigns), role
        assert answerable(hand.actor(), reporter) == ANSWERS.get(role, set()), role


def test_nobody_else_gets_anywhere_and_all_hear_the_same(
    seated: tuple[SpeakUp, Reporter, dict[Role, Hand]],
) -> None:
    world, reporter, hands = seated
    deputy = world.person("Deputy", works_in=world.root)
    world.away(world.carla.person, deputy)
    for hand in (world.carla, world.olga):
        Exclusion.rows.create(
            organisation_id=world.organisation_id,
            case_id=reporter.case,
            token=mark_of(reporter.case, hand.person.pk),
        )
    people.assignment_end(
        world.hr, hands[Role.INVESTIGATOR].person.assignments.get(), valid_until=date(2026, 5, 1)
    )
    KeyHolder.rows.filter(pk=hands[Role.COMMITTEE].holder_id).update(ended_on=TODAY)
    Reader.rows.filter(holder_id=hands[Role.MANAGER].holder_id).update(ended_on=TODAY)
    barred = {
        "excluded": world.carla.actor(),
        "excluded officer": world.olga.actor(),
        "left": hands[Role.INVESTIGATOR].actor(),
        "key ended": hands[Role.COMMITTEE].actor(),
        "place ended": hands[Role.MANAGER].actor(),
        "delegate": actor_for_person(deputy, TODAY),
        "administrator": actor_for_person(world.adam, TODAY),
        "auditor": actor_for_person(world.ada, TODAY),
        "director": actor_for_person(world.dana, TODAY),
        "other": actor_for_person(world.sam, TODAY),
    }
    nothing: tuple[set[Compartment], set[Compartment], set[Compartment]] = (set(), set(), set())
    for who, actor in barred.items():
        assert tried(actor, reporter, world.carla) == nothing, who
        assert answerable(actor, reporter) == set(), who
        assert inbox(actor) == [], who
        assert said(actor, reporter) == said(actor, Reporter()), who
    assert alias_of(reporter.case, world.olga)


def said(actor: Actor, reporter: Reporter) -> list[tuple[str, str]]:
    """What somebody hears who tries things with a case."""
    heard = []
    for attempt in (
        lambda: case_view(actor, reporter.case),
        lambda: concerned_view(actor, reporter.case),
        lambda: concerned_answer(actor, reporter.case, pieces=()),
        lambda: intake_view(actor, reporter.case),
        lambda: commands.case_act(actor, reporter.case, "acknowledge"),
        lambda: commands.recuse(actor, reporter.case),
        lambda: commands.together_ask(actor, reporter.case, "export", ground="court"),
        lambda: commands.reader_remove(actor, reporter.case, alias=1),
    ):
        with pytest.raises(NotFound) as caught:
            attempt()
        heard.append((caught.value.code, str(caught.value)))
    return heard


def test_every_line_of_the_file_is_a_line_of_the_specification() -> None:
    assert {role for role, _, _ in access().rules} <= set(EXPECTED)
    assert not may(Standing(Role.AUDITOR, ALL), C, READ)
