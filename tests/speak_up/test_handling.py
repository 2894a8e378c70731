"""A case from receipt to destruction, through every door, and what no door lets through."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.people.builders import TODAY
from tests.speak_up.builders import NOON, Hand, SpeakUp, alias_of
from tests.speak_up.sealing_kit import Part, Reporter, opened, piece
from zuiver.cases import commands
from zuiver.cases.daily import run_day
from zuiver.cases.ledger import broken_lines
from zuiver.cases.lifecycle import Compartment, Family, ItemKind, Role, State
from zuiver.cases.models import (
    Box,
    Case,
    CheckIn,
    Deadline,
    Destruction,
    DirectoryLine,
    Item,
    LedgerLine,
    RegisterLine,
    Wrap,
)
from zuiver.cases.queries.box import box_view
from zuiver.cases.queries.inbox import case_view, inbox
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, NotFound, Refusal


def completed(world: SpeakUp) -> Reporter:
    """A case that was assessed, not pursued, answered and completed on one day."""
    reporter = world.report()
    case, olga = reporter.case, world.olga
    world.acts(world.carla, case, "acknowledge", ItemKind.MESSAGE)
    commands.declare_free(olga.actor(), case)
    world.acts(olga, case, "assess")
    commands.case_triage(olga.actor(), case, Family.BREACH, pieces=[world.piece(olga, case, ItemKind.REASON)])
    world.acts(olga, case, "not_pursue", ItemKind.REASON)
    world.acts(olga, case, "feedback", ItemKind.FEEDBACK)
    commands.register_fill(olga.actor(), case, {"type": "financial", "outcome": "not_pursued"})
    world.acts(olga, case, "complete", ItemKind.REASON)
    return reporter


def test_a_step_says_what_it_needs_first(world: SpeakUp) -> None:
    reporter = world.report()
    case, olga = reporter.case, world.olga
    with pytest.raises(InvalidData):
        world.acts(olga, case, "acknowledge")
    with pytest.raises(Refusal) as tied:
        world.acts(olga, case, "assess")
    assert tied.value.code == "not_declared_free"
    commands.declare_free(olga.actor(), case)
    world.acts(olga, case, "assess")
    with pytest.raises(Refusal) as unsorted:
        world.acts(olga, case, "not_pursue", ItemKind.REASON)
    assert unsorted.value.code == "not_triaged"
    with pytest.raises(Refusal) as not_now:
        world.acts(olga, case, "complete", ItemKind.REASON)
    assert not_now.value.code == "step_not_now"
    with pytest.raises(Refusal) as not_theirs:
        world.acts(world.carla, case, "investigate", ItemKind.REASON)
    assert not_theirs.value.code == "not_in_your_hands"


def test_a_step_that_was_refused_leaves_nothing_behind(world: SpeakUp) -> None:
    reporter = world.report()
    before = (Item.rows.count(), LedgerLine.rows.count())
    with pytest.raises(Refusal):
        world.acts(world.olga, reporter.case, "not_pursue", ItemKind.REASON)
    assert (Item.rows.count(), LedgerLine.rows.count()) == before


def test_confirming_again_moves_no_clock(world: SpeakUp) -> None:
    reporter = world.report()
    world.acts(world.carla, reporter.case, "acknowledge", ItemKind.MESSAGE)
    before = list(Deadline.rows.order_by("clock").values_list("target_on", "due_on", "met_on"))
    with clock.frozen(NOON + timedelta(days=30)), pytest.raises(Refusal):
        world.acts(world.carla, reporter.case, "acknowledge", ItemKind.MESSAGE)
    assert list(Deadline.rows.order_by("clock").values_list("target_on", "due_on", "met_on")) == before


def test_passing_on_and_sorting_anew_keep_the_earliest_dates(world: SpeakUp) -> None:
    reporter = world.report(family=Family.CONDUCT)
    earliest = Deadline.rows.get(clock="feedback").target_on
    commands.declare_free(world.olga.actor(), reporter.case)
    world.acts(world.olga, reporter.case, "assess")
    for family in (Family.WRONGDOING, Family.BREACH):
        reason = world.piece(world.olga, reporter.case, ItemKind.REASON)
        commands.case_triage(world.olga.actor(), reporter.case, family, pieces=[reason])
    world.acts(world.olga, reporter.case, "pass_on", ItemKind.REASON, codes=("hr",))
    assert Deadline.rows.get(clock="feedback").target_on == earliest


def test_a_missed_clock_is_shown_to_the_reporter_and_noted_once(world: SpeakUp) -> None:
    reporter = world.report()
    later = TODAY + timedelta(days=40)
    for _ in range(2):
        run_day(world.organisation_id, later)
    with clock.frozen(NOON + timedelta(days=40)):
        view = box_view(world.organisation_id, reporter.verifier)
    assert [str(found) for found in view.missed] == ["receipt"]
    assert [line.event for line in view.log].count("receipt_missed") == 1


def test_a_decision_comes_after_a_finding_under_three_headings(world: SpeakUp) -> None:
    reporter = world.report()
    case, olga = reporter.case, world.olga
    commands.declare_free(olga.actor(), case)
    world.acts(olga, case, "assess")
    commands.case_triage(olga.actor(), case, Family.BREACH, pieces=[world.piece(olga, case, ItemKind.REASON)])
    world.acts(olga, case, "investigate", ItemKind.REASON)
    with pytest.raises(Refusal) as unfinished:
        world.acts(olga, case, "feedback", ItemKind.FEEDBACK)
    assert unfinished.value.code == "report_missing"
    world.acts(olga, case, "feedback_meanwhile", ItemKind.FEEDBACK)
    Case.rows.update(place="investigation:report")
    world.acts(olga, case, "feedback", ItemKind.FEEDBACK)
    authority = world.hand("Gro", Role.AUTHORITY)
    commands.reader_add(olga.actor(), case, authority.holder_id)
    part = decision_part(world, reporter, authority)
    headings = [
        piece(
            case,
            Compartment.DECISION,
            kind,
            b"...",
            number=number,
            author=authority.keys,
            public_key=part.keys.public,
        )
        for number, kind in enumerate((ItemKind.NATURE, ItemKind.SEVERITY, ItemKind.CIRCUMSTANCES), start=1)
    ]
    with pytest.raises(Refusal) as too_early:
        commands.case_act(authority.actor(), case, "decide", pieces=headings)
    assert too_early.value.code == "no_finding"
    said = world.piece(olga, case, ItemKind.REASON)
    commands.finding_record(olga.actor(), case, allegation=1, result="established", pieces=[said])
    with pytest.raises(InvalidData):
        commands.case_act(authority.actor(), case, "decide", pieces=headings[:2])
    commands.case_act(authority.actor(), case, "decide", pieces=headings)
    assert Case.rows.get().state == State.DECIDED
    measure = piece(
        case, Compartment.DECISION, ItemKind.MEASURE, b"...", number=4, author=authority.keys,
        public_key=part.keys.public,
    )  # fmt: skip
    with pytest.raises(InvalidData):
        commands.case_act(authority.actor(), case, "take_measures", pieces=[measure])
    commands.case_act(authority.actor(), case, "take_measures", pieces=[measure], codes=["warning", "talk"])
    assert RegisterLine.rows.get().disposals == ["talk", "warning"]


def decision_part(world: SpeakUp, reporter: Reporter, authority: Hand) -> Part:
    part = Part(Compartment.DECISION)
    commands.compartment_open(
        authority.actor(),
        reporter.case,
        part.new_key(reporter.case, authority.keys, {authority.holder_id: authority.keys.public}),
    )
    return part


def test_the_reporter_shows_who_they_are_to_one_reader_and_nobody_else_reads_it(world: SpeakUp) -> None:
    reporter = world.report(name="Hanneke")
    alias = alias_of(reporter.case, world.carla)
    wrap = reporter.parts[Compartment.IDENTITY].sealed_for(
        reporter.case, reporter.keys, world.carla.keys.public
    )
    assert b"Hanneke" not in world.reads(world.carla, case_view(world.carla.actor(), reporter.case))
    for _ in range(2):
        commands.identity_reveal(world.organisation_id, reporter.verifier, reader_alias=alias, wrap=wrap)
    assert b"Hanneke" in world.reads(world.carla, case_view(world.carla.actor(), reporter.case))
    assert b"Hanneke" not in world.reads(world.olga, case_view(world.olga.actor(), reporter.case))
    assert LedgerLine.rows.filter(event="identity_revealed").count() == 1


def test_an_officer_sees_the_identity_only_when_two_agree_and_the_reporter_was_told(world: SpeakUp) -> None:
    reporter = world.report(name="Hanneke")
    case, carla, olga = reporter.case, world.carla, world.olga
    to_carla = reporter.parts[Compartment.IDENTITY].sealed_for(case, reporter.keys, carla.keys.public)
    commands.identity_reveal(
        world.organisation_id, reporter.verifier, reader_alias=alias_of(case, carla), wrap=to_carla
    )
    to_olga = reporter.parts[Compartment.IDENTITY].sealed_for(case, carla.keys, olga.keys.public)

    def give() -> None:
        commands.reader_key_add(
            carla.actor(),
            case,
            alias=alias_of(case, olga),
            compartment=Compartment.IDENTITY,
            version=1,
            wrap=to_olga,
        )

    with pytest.raises(Refusal) as no_key:
        give()
    assert no_key.value.code == "role_has_no_key"
    about = Case.rows.get().readers.get(holder_id=olga.holder_id).pk
    with pytest.raises(InvalidData):
        commands.together_ask(olga.actor(), case, "identity", ground="court", about=about)
    told = world.piece(olga, case, ItemKind.MESSAGE)
    pair = commands.together_ask(olga.actor(), case, "identity", ground="court", about=about, pieces=[told])
    with pytest.raises(Refusal) as alone:
        commands.together_agree(olga.actor(), case, pair.pk)
    assert alone.value.code == "second_person"
    commands.together_agree(carla.actor(), case, pair.pk)
    give()
    assert b"Hanneke" in world.reads(olga, case_view(olga.actor(), case))


def test_withdrawing_leaves_what_the_organisation_does_to_people(world: SpeakUp) -> None:
    reporter = world.report()
    for _ in range(2):
        commands.report_withdraw(world.organisation_id, reporter.verifier)
    case = Case.rows.get()
    assert (case.state, case.withdrawn_on) == (State.RECEIVED, TODAY)
    assert LedgerLine.rows.filter(event="withdrawn").count() == 1


def test_reopening_never_shortens_how_long_a_case_is_kept(world: SpeakUp) -> None:
    reporter = completed(world)
    case = Case.rows.get()
    assert case.keep_until == date(2031, 5, 12)
    world.organisation.terms = {"cases.keep_months": 1}
    world.organisation.save()
    world.acts(world.olga, reporter.case, "reopen", ItemKind.REASON)
    for action, kind in (
        ("not_pursue", ItemKind.REASON),
        ("feedback", ItemKind.FEEDBACK),
        ("complete", ItemKind.REASON),
    ):
        world.acts(world.olga, reporter.case, action, kind)
    assert Case.rows.get().keep_until == date(2031, 5, 12)


def at_the_end(world: SpeakUp) -> tuple[Reporter, date]:
    """A completed case whose aftercare is done and whose time is over."""
    reporter = completed(world)
    CheckIn.rows.update(done_on=TODAY)
    day = date(2031, 6, 1)
    assert run_day(world.organisation_id, day)["steps"] == 2
    return reporter, day


def test_two_people_destroy_and_only_the_proof_and_the_line_stay(world: SpeakUp) -> None:
    reporter, day = at_the_end(world)
    carla, olga = world.carla.actor(day), world.olga.actor(day)
    pair = commands.together_ask(carla, reporter.case, "destroy", ground="legal_duty")
    with pytest.raises(Refusal):
        commands.case_destroy(olga, reporter.case, pair.pk)
    commands.together_agree(olga, reporter.case, pair.pk)
    commands.case_destroy(olga, reporter.case, pair.pk)
    for table in (Case, Item, Box, Wrap, LedgerLine, Deadline):
        assert not table.rows.exists(), table
    line = RegisterLine.rows.get()
    assert (line.case, line.type, line.outcome) == (None, "financial", "not_pursued")
    with pytest.raises(NotFound):
        box_view(world.organisation_id, reporter.verifier)
    assert Destruction.rows.get().case_id == reporter.case


def test_what_an_old_backup_brings_back_is_destroyed_again(world: SpeakUp) -> None:
    reporter = completed(world)
    other = world.report()
    listed = [f"{reporter.case} 2031-06-01 {'0' * 64}"]
    assert commands.destructions_replay(world.organisation_id, listed) == 1
    assert commands.destructions_replay(world.organisation_id, listed) == 0
    assert list(Case.rows.values_list("pk", flat=True)) == [other.case]
    assert commands.destroyed_list(world.organisation_id) == listed


@pytest.mark.parametrize("why", ["held", "aftercare", "early"])
def test_nothing_goes_before_its_time(world: SpeakUp, why: str) -> None:
    completed(world)
    if why != "aftercare":
        CheckIn.rows.update(done_on=TODAY)
    if why == "held":
        Case.rows.update(held_on=TODAY)
    run_day(world.organisation_id, date(2031, 5, 12) if why == "early" else date(2031, 6, 1))
    assert Case.rows.get().state == State.AFTERCARE


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE cases_ledgerline SET event = 'x'",
        "DELETE FROM cases_ledgerline",
        "UPDATE cases_item SET day = '2020-01-01'",
        "DELETE FROM cases_item",
        "UPDATE cases_deadline SET target_on = '2099-01-01'",
        "UPDATE cases_deadline SET met_on = NULL",
        "UPDATE cases_case SET keep_until = '2026-06-01'",
        "DELETE FROM cases_case",
        "UPDATE cases_directoryline SET text = 'x'",
        "DELETE FROM cases_directoryline",
    ],
)
def test_the_database_refuses_whoever_writes_past_the_doors(world: SpeakUp, sql: str) -> None:
    completed(world)
    DirectoryLine.rows.create(organisation_id=world.organisation_id, number=1, text="first", hash="0" * 64)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_changed_line_of_a_log_is_found(world: SpeakUp) -> None:
    completed(world)
    case = Case.rows.get()
    assert broken_lines(case) == []
    case.lines += 1
    assert broken_lines(case) == [case.lines]


def test_the_answer_of_a_reader_who_wrote_at_the_same_moment_gets_the_next_number(world: SpeakUp) -> None:
    reporter = world.report()
    made = world.piece(world.olga, reporter.case, ItemKind.MESSAGE)
    commands.pieces_add(
        world.carla.actor(), reporter.case, [world.piece(world.carla, reporter.case, ItemKind.MESSAGE)]
    )
    with pytest.raises(Refusal) as taken:
        commands.pieces_add(world.olga.actor(), reporter.case, [made])
    assert (taken.value.code, taken.value.params) == ("number_taken", {"number": 3})
    view = case_view(world.olga.actor(), reporter.case)
    assert opened(view.keys[0], view.items[0], world.olga.keys) == b"The invoices do not fit."


def test_what_is_not_sealed_is_never_stored(world: SpeakUp) -> None:
    reporter = world.report()
    readable: Any = world.piece(world.olga, reporter.case, ItemKind.MESSAGE)
    plain = type(readable)(
        readable.id, readable.compartment, readable.number, readable.kind, b"I saw that Tom took money."
    )
    with pytest.raises(Refusal):
        commands.pieces_add(world.olga.actor(), reporter.case, [plain])
    assert len(inbox(world.olga.actor())) == 1
