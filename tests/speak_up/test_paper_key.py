"""The organisation's key on paper: two people sign, two sheets open, and every reader and the reporter see it."""

import os
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import pytest

from tests.people.builders import TODAY
from tests.speak_up.builders import Hand, SpeakUp
from tests.speak_up.sealing_kit import Keys, Part, Reporter
from zuiver.cases import commands
from zuiver.cases.commands.directory import current_directory
from zuiver.cases.commands.key_moving import MovedKey
from zuiver.cases.commands.key_records import key_end_record
from zuiver.cases.commands.paper import paper_agree, paper_ask, paper_drop, paper_put
from zuiver.cases.exclusions import mark_of as blind_mark_of
from zuiver.cases.lifecycle import Compartment, Role
from zuiver.cases.models import Exclusion, KeyHolder, LedgerLine, PaperAsk, Reader, SecondPair, Wrap
from zuiver.cases.queries.around import Around
from zuiver.cases.queries.box import box_view
from zuiver.cases.queries.inbox import case_view
from zuiver.cases.queries.key_moving import approver_view
from zuiver.cases.queries.paper import on_paper, paper_desk, paper_parts
from zuiver.cases.sealing import recovery
from zuiver.cases.sealing.directory import approve, claim, draft
from zuiver.cases.sealing.directory_entries import Action, read_entry, write_record
from zuiver.cases.sealing.errors import NotSealedRight, NotSigned
from zuiver.cases.sealing.paper import FORM, mark_of, read_paper_use, record_name
from zuiver.cases.sealing.sealed import open_sealed
from zuiver.cases.sealing.signatures import fingerprint
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation, Person
from zuiver.people.queries import actor_for_person


@dataclass
class Paper:
    """The key on paper, and its three sheets."""

    keys: Keys
    holder_id: UUID
    sheets: list[str]

    @property
    def name(self) -> str:
        return fingerprint((self.keys.public, self.keys.signing))


@pytest.fixture
def paper(founded: SpeakUp) -> Paper:
    """The sheets as a browser makes them; two others agreed to the key."""
    whole = recovery.Keys(os.urandom(64))
    keys = Keys(whole.identity, whole.signer)
    dana = actor_for_person(founded.dana, TODAY)
    holder_id, statement = commands.key_draft(
        dana, role=Role.ORGANISATION, public_key=keys.public, signing_key=keys.signing
    )
    commands.key_propose(
        dana, holder_id, role=Role.ORGANISATION, public_key=keys.public, signing_key=keys.signing,
        statement=statement, claim=claim(keys.signer, statement),
    )  # fmt: skip
    founded.approve(holder_id)
    for person, own in founded.approvers.values():
        KeyHolder.rows.create(
            organisation=founded.organisation, person_id=person.pk, role=Role.MANAGER, public_key=own.public,
            signing_key=own.signing, made_on=TODAY, approved_on=TODAY,
        )  # fmt: skip
    return Paper(keys, holder_id, recovery.split_keys(whole, "2026-05"))


def short(hand: Hand) -> str:
    return fingerprint((hand.keys.public, hand.keys.signing))


def a_report(world: SpeakUp, paper: Paper, *hands: Hand, excluded: tuple[UUID, ...] = ()) -> Reporter:
    """A report that is sealed for the key on paper along."""
    reporter = Reporter()
    readers = world.readers(*(hands or (world.carla, world.olga))) | {paper.holder_id: paper.keys.public}
    report = reporter.report("The invoices do not fit.", readers, name="Hanneke", excluded=excluded)
    commands.report_submit(world.organisation_id, report)
    return reporter


def nobody_is_left(*hands: Hand) -> None:
    for hand in hands:
        commands.key_end(hand.actor(), hand.holder_id, reason="lost")


def dana(world: SpeakUp, on: date = TODAY) -> Actor:
    return actor_for_person(world.dana, on)


def ada(world: SpeakUp, on: date = TODAY) -> Actor:
    return actor_for_person(world.ada, on)


def statement_of(paper: Paper, case: UUID, hand: Hand | None, parts: str = "content-1", **other: str) -> str:
    fields = {
        "what": "use" if hand else "practice", "case": str(case), "key": paper.name,
        "reader": short(hand) if hand else "-", "ground": "nobody_left" if hand else "practice",
        "sheets": "privacy_officer secretary", "parts": parts if hand else "-",
    }  # fmt: skip
    return FORM.write({**fields, **other})


def entry_of(world: SpeakUp, statement: str, *signers: str, by: Paper | None = None) -> str:
    """The record of it as browsers make it, with these signatures, and that of the key on paper."""
    directory = current_directory(world.organisation_id)
    name = record_name(directory.head, read_paper_use(statement))
    text = draft(directory, Action.PAPER, TODAY, name=name)
    approvals = dict(approve(world.approvers[one][1].signer, text) for one in signers)
    return write_record(text, claim(by.keys.signer, text) if by else None, approvals)


def agreed(
    world: SpeakUp, paper: Paper, case: UUID, hand: Hand | None, parts: str = "content-1"
) -> SecondPair:
    statement = statement_of(paper, case, hand, parts)
    pair = paper_ask(dana(world), statement=statement, record=entry_of(world, statement, "secretaris"))
    paper_agree(ada(world), pair.pk, record=entry_of(world, statement, "secretaris", "fg"))
    return pair


def opened(world: SpeakUp, paper: Paper, pair: SecondPair, hand: Hand) -> list[MovedKey]:
    """What the browser does with two sheets: open what is sealed for the key on paper, and seal it for the new reader."""
    back = recovery.recover(paper.sheets[:2])
    shown = on_paper(dana(world), pair.pk)
    found = []
    for key in shown.keys:
        secret = open_sealed(key.wrap, back.identity, {}).body.decode()
        part = Part(Compartment(key.compartment), Keys(secret), key.version)
        sealed = part.sealed_for(shown.case_id, Keys(back.identity, back.signer), hand.keys.public)
        found.append(MovedKey(part.compartment, part.version, sealed))
    return found


def put(world: SpeakUp, paper: Paper, pair: SecondPair, hand: Hand) -> None:
    statement = PaperAsk.rows.get(pair=pair).statement
    record = entry_of(world, statement, "secretaris", "fg", by=paper)
    paper_put(dana(world), pair.pk, record=record, wraps=opened(world, paper, pair, hand))


def test_two_sheets_open_a_case_that_nobody_could_open(founded: SpeakUp, paper: Paper) -> None:
    reporter = a_report(founded, paper)
    assert paper_desk(dana(founded)).stuck == []
    nobody_is_left(founded.carla, founded.olga)
    (stuck,) = paper_desk(dana(founded)).stuck
    assert (stuck.case_id, stuck.received_on) == (reporter.case, TODAY)
    assert paper_parts(dana(founded), reporter.case, short(founded.coen), paper.name) == [("content", 1)]
    pair = agreed(founded, paper, reporter.case, founded.coen)
    put(founded, paper, pair, founded.coen)
    view = case_view(founded.coen.actor(), reporter.case)
    assert founded.reads(founded.coen, view) == [b"The invoices do not fit."]
    assert paper_desk(dana(founded)).stuck == []


def test_every_reader_and_the_reporter_see_the_use(founded: SpeakUp, paper: Paper) -> None:
    reporter = a_report(founded, paper)
    pair = agreed(founded, paper, reporter.case, founded.coen)
    assert box_view(founded.organisation_id, reporter.verifier).paper_uses == []
    put(founded, paper, pair, founded.coen)
    for hand in (founded.carla, founded.olga, founded.coen):
        view = case_view(hand.actor(), reporter.case)
        (told,) = view.paper_uses
        assert [line.event for line in view.log][-3:] == ["paper_asked", "paper_agreed", "paper_used"]
    box = box_view(founded.organisation_id, reporter.verifier)
    assert box.paper_uses == [told]
    assert (box.log[-1].event, box.log[-1].role, box.log[-1].code) == (
        "paper_used",
        "organisation",
        "nobody_left",
    )
    use = read_paper_use(told)
    assert (use.sheets, use.ground) == (("privacy_officer", "secretary"), "nobody_left")
    (kept,) = current_directory(founded.organisation_id).paper
    assert kept.digest == use.digest
    assert kept.mark == mark_of(kept.previous, reporter.case)
    assert str(reporter.case) not in read_entry(entry_of(founded, told, "fg")).statement


def test_one_person_one_sheet_or_an_unsigned_record_opens_nothing(founded: SpeakUp, paper: Paper) -> None:
    reporter = a_report(founded, paper)
    statement = statement_of(paper, reporter.case, founded.coen)
    pair = paper_ask(dana(founded), statement=statement, record=entry_of(founded, statement, "secretaris"))
    alone = entry_of(founded, statement, "secretaris", by=paper)
    with pytest.raises(Refusal) as second:
        on_paper(dana(founded), pair.pk)
    assert second.value.code == "second_person_missing"
    with pytest.raises(Refusal):
        paper_put(dana(founded), pair.pk, record=alone)
    with pytest.raises(Refusal):
        paper_agree(dana(founded), pair.pk, record=alone)
    with pytest.raises(Refusal):
        paper_agree(ada(founded), pair.pk, record=entry_of(founded, statement, "secretaris"))
    with pytest.raises(NotSealedRight):
        recovery.recover(paper.sheets[:1])
    paper_agree(ada(founded), pair.pk, record=entry_of(founded, statement, "secretaris", "fg"))
    wraps = opened(founded, paper, pair, founded.coen)
    other = Paper(Keys(), uuid4(), [])
    for by in (None, other):
        record = entry_of(founded, statement, "secretaris", "fg", by=by)
        with pytest.raises(NotSigned):
            paper_put(dana(founded), pair.pk, record=record, wraps=wraps)
    assert current_directory(founded.organisation_id).paper == []
    assert not Reader.rows.filter(holder_id=founded.coen.holder_id).exists()


def test_nobody_opens_a_case_for_themselves_an_excluded_person_or_an_administrator(
    founded: SpeakUp, paper: Paper
) -> None:
    reporter = a_report(founded, paper, excluded=(founded.coen.holder_id,))
    nobody_is_left(founded.olga)
    founded.with_directory = False
    own = founded.hand("Dana", Role.OFFICER, founded.dana)
    machine = founded.hand("Adam", Role.CONFIDANT, founded.adam)
    for hand in (founded.coen, machine, founded.olga, own):
        statement = statement_of(paper, reporter.case, hand)
        with pytest.raises(Refusal) as refused:
            paper_ask(dana(founded), statement=statement, record=entry_of(founded, statement, "secretaris"))
        expected = "paper_for_oneself" if hand is own else "reader_unknown"
        assert refused.value.code == expected


def test_who_is_ruled_out_hears_of_no_case_and_keeps_the_machine_or_left_uses_nothing(
    founded: SpeakUp, paper: Paper
) -> None:
    reporter = a_report(founded, paper)
    nobody_is_left(founded.carla, founded.olga)
    pair = agreed(founded, paper, reporter.case, founded.coen)
    rule_out(founded, reporter.case, founded.dana)
    assert paper_desk(dana(founded)).stuck == []
    assert paper_desk(dana(founded)).asks == []
    statement = statement_of(paper, reporter.case, founded.coen)
    gone = statement_of(paper, uuid4(), founded.coen)
    said = set()
    for text in (statement, gone):
        with pytest.raises(NotFound) as same:
            paper_ask(dana(founded), statement=text, record=entry_of(founded, text, "secretaris"))
        said.add(str(same.value))
    with pytest.raises(NotFound):
        on_paper(dana(founded), pair.pk)
    assert len(said) == 1
    adam = actor_for_person(founded.adam, TODAY)
    assert not paper_desk(adam).may_use
    with pytest.raises(Refusal):
        paper_ask(adam, statement=gone, record=entry_of(founded, gone, "secretaris"))


def rule_out(world: SpeakUp, case: UUID, person: Person) -> None:
    token = blind_mark_of(case, person.pk)
    Exclusion.rows.create(organisation_id=world.organisation_id, case_id=case, token=token)


def test_a_note_and_who_reported_stay_shut(founded: SpeakUp, paper: Paper) -> None:
    reporter = a_report(founded, paper)
    for compartment in (Compartment.NOTE, Compartment.DETRIMENT):
        part = Part(compartment)
        readers: dict[UUID | None, str] = {
            founded.carla.holder_id: founded.carla.keys.public,
            paper.holder_id: paper.keys.public,
        }
        if compartment is Compartment.DETRIMENT:
            readers[None] = reporter.keys.public
        commands.compartment_open(
            founded.carla.actor(), reporter.case, part.new_key(reporter.case, founded.carla.keys, readers)
        )
    nobody_is_left(founded.carla, founded.olga)
    found = paper_parts(dana(founded), reporter.case, short(founded.coen), paper.name)
    assert found == [("content", 1), ("detriment", 1)]
    for parts in ("content-1 detriment-1 note-1", "content-1", "content-1 detriment-1 identity-1"):
        statement = statement_of(paper, reporter.case, founded.coen, parts)
        with pytest.raises(Refusal) as other:
            paper_ask(dana(founded), statement=statement, record=entry_of(founded, statement, "secretaris"))
        assert other.value.code == "paper_parts"


def test_other_parts_than_were_signed_for_are_not_taken(founded: SpeakUp, paper: Paper) -> None:
    reporter = a_report(founded, paper)
    pair = agreed(founded, paper, reporter.case, founded.coen)
    statement = PaperAsk.rows.get(pair=pair).statement
    record = entry_of(founded, statement, "secretaris", "fg", by=paper)
    with pytest.raises(NotFound):
        paper_put(dana(founded), pair.pk, record=record, wraps=[])
    with pytest.raises(NotFound):
        paper_put(founded.olga.actor(), pair.pk, record=record)
    assert not Wrap.rows.filter(holder_id=founded.coen.holder_id).exists()


def test_what_was_asked_can_be_taken_back_and_is_done_once(founded: SpeakUp, paper: Paper) -> None:
    reporter = a_report(founded, paper)
    pair = agreed(founded, paper, reporter.case, founded.coen)
    statement = PaperAsk.rows.get(pair=pair).statement
    with pytest.raises(Refusal) as twice:
        paper_ask(dana(founded), statement=statement, record=entry_of(founded, statement, "secretaris"))
    assert twice.value.code == "asked_already"
    stale = entry_of(founded, statement, "secretaris", "fg", by=paper)
    founded.hand("Nora", Role.CONFIDANT)
    with pytest.raises(NotSigned):
        paper_put(dana(founded), pair.pk, record=stale, wraps=opened(founded, paper, pair, founded.coen))
    paper_drop(dana(founded), pair.pk)
    assert not PaperAsk.rows.exists()
    pair = agreed(founded, paper, reporter.case, founded.coen)
    put(founded, paper, pair, founded.coen)
    with pytest.raises(NotFound):
        put(founded, paper, pair, founded.coen)


def test_a_practice_is_recorded_like_a_use_and_is_late_after_the_term(founded: SpeakUp, paper: Paper) -> None:
    Organisation.objects.filter(pk=founded.organisation.pk).update(terms={"cases.paper_practice_months": 12})
    desk = paper_desk(dana(founded))
    assert (desk.last_on, desk.due_on, desk.is_late) == (TODAY, date(2027, 5, 12), False)
    pair = agreed(founded, paper, uuid4(), None)
    assert not PaperAsk.rows.get(pair=pair).case_id
    statement = PaperAsk.rows.get(pair=pair).statement
    paper_put(ada(founded), pair.pk, record=entry_of(founded, statement, "secretaris", "fg", by=paper))
    assert [one.day for one in current_directory(founded.organisation_id).paper] == [TODAY]
    later = paper_desk(dana(founded, date(2027, 5, 13)))
    assert (later.last_on, later.is_late) == (TODAY, True)
    late = [
        approver_view(dana(founded, day)).is_practice_late for day in (date(2027, 5, 12), date(2027, 5, 13))
    ]
    assert late == [False, True]
    assert not approver_view(actor_for_person(founded.sam, date(2027, 5, 13))).is_practice_late
    assert LedgerLine.rows.filter(event__startswith="paper").count() == 0


def test_a_key_on_paper_that_ended_still_opens_old_cases(founded: SpeakUp, paper: Paper) -> None:
    reporter = a_report(founded, paper)
    nobody_is_left(founded.carla, founded.olga)
    directory = current_directory(founded.organisation_id)
    key = next(one for one in directory.readers.values() if one.person is None)
    statement = draft(directory, Action.END, TODAY, name=key.name, reader=key)
    signed = dict(approve(keys.signer, statement) for _, keys in founded.approvers.values())
    key_end_record(dana(founded), write_record(statement, None, signed))
    assert KeyHolder.rows.get(pk=paper.holder_id).ended_on == TODAY
    assert paper_desk(dana(founded)).last_on is None
    pair = agreed(founded, paper, reporter.case, founded.coen)
    put(founded, paper, pair, founded.coen)
    assert founded.reads(founded.coen, case_view(founded.coen.actor(), reporter.case))


def test_a_reader_of_the_case_cannot_agree_to_it_at_the_other_door(founded: SpeakUp, paper: Paper) -> None:
    reporter = a_report(founded, paper)
    statement = statement_of(paper, reporter.case, founded.coen)
    pair = paper_ask(dana(founded), statement=statement, record=entry_of(founded, statement, "secretaris"))
    with pytest.raises(NotFound):
        commands.together_agree(founded.carla.actor(), reporter.case, pair.pk)
    around: Around | None = case_view(founded.carla.actor(), reporter.case).around
    assert around is not None
    assert around.pairs == []


def test_a_colleague_brings_the_new_key_of_who_lost_one_in_again(founded: SpeakUp) -> None:
    reporter = founded.report()
    nobody_is_left(founded.carla)
    new = founded.hand("Carla", Role.CONFIDANT, founded.carla.person)
    around = case_view(founded.olga.actor(), reporter.case).around
    assert around is not None
    assert new.holder_id in around.may_join
    place = commands.reader_add(founded.olga.actor(), reporter.case, new.holder_id)
    view = case_view(founded.olga.actor(), reporter.case)
    secret = open_sealed(view.keys[0].wrap, founded.olga.keys.identity, {}).body.decode()
    wrap = Part(Compartment.CONTENT, Keys(secret)).sealed_for(
        reporter.case, founded.olga.keys, new.keys.public
    )
    commands.reader_key_add(
        founded.olga.actor(),
        reporter.case,
        alias=place.alias,
        compartment=Compartment.CONTENT,
        version=1,
        wrap=wrap,
    )
    assert founded.reads(new, case_view(new.actor(), reporter.case)) == [b"The invoices do not fit."]
    assert Reader.rows.get(holder_id=founded.carla.holder_id).ended_on == TODAY
    with pytest.raises(Refusal) as there:
        commands.reader_add(founded.olga.actor(), reporter.case, new.holder_id)
    assert there.value.code == "reader_there"


@pytest.mark.parametrize(
    "change",
    [
        {"what": "look"}, {"reader": "-"}, {"sheets": "secretary"}, {"sheets": "secretary secretary"},
        {"sheets": "secretary privacy_officer"}, {"parts": "-"}, {"parts": "content-1 content-1"},
        {"parts": "detriment-1 content-1"}, {"parts": "content-0"}, {"parts": "content"}, {"ground": "Because"},
        {"key": "0" * 31}, {"case": "x"},
    ],
)  # fmt: skip
def test_a_statement_has_one_writing(change: dict[str, str]) -> None:
    fields = {
        "what": "use", "case": str(uuid4()), "key": "0" * 32, "reader": "1" * 32, "ground": "court",
        "sheets": "privacy_officer secretary", "parts": "content-1 content-2 detriment-1",
    }  # fmt: skip
    assert read_paper_use(FORM.write(fields)).parts == {("content", 1), ("content", 2), ("detriment", 1)}
    with pytest.raises(NotSealedRight):
        read_paper_use(FORM.write({**fields, **change}))
