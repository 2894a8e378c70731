"""Keys, reports and the talk of the demo province: sealed for real, and open with what the pages of the demo show."""

import json

from tests.demo.test_measures import persona
from zuiver.cases.blind import numbers_of
from zuiver.cases.commands.directory import directory_records
from zuiver.cases.lifecycle import Role, State
from zuiver.cases.models import Case, Consult, Item, KeyBlob, KeyHolder
from zuiver.cases.queries.box import box_view, talk_view
from zuiver.cases.queries.concerned import ConcernedView, concerned_cases, concerned_view
from zuiver.cases.queries.inbox import CaseView, case_view, inbox, talks
from zuiver.cases.queries.intakes import IntakeView, intake_view, own_intakes
from zuiver.cases.sealing.directory import verify
from zuiver.cases.sealing.recovery import Keys
from zuiver.cases.sealing.reporter import derive, public_salt
from zuiver.cases.sealing.sealed import open_locked, open_sealed
from zuiver.cli.demo.speaking_up import FILE
from zuiver.kernel import clock
from zuiver.people.models import Organisation, Person
from zuiver.people.queries import actor_for_person
from zuiver.rules.yaml_source import read_source


def unlocked(province: Organisation, name: str, role: Role) -> Keys:
    """The keys of somebody, from what the server keeps and the passphrase on the page."""
    person = Person.rows.get(name__startswith=name)
    holder = KeyHolder.rows.of(province.pk).get(person_id__in=numbers_of(person.pk), role=role)
    blob = KeyBlob.rows.of(province.pk).get(holder=holder, method="passphrase")
    opened = open_locked(bytes(blob.sealed), province.terms["demo.passphrase"], {"kind": "keys"})
    return Keys(opened.body)


def texts(view: CaseView | ConcernedView | IntakeView, keys: Keys) -> list[str]:
    """All messages of a case that these keys open."""
    wraps = {key.compartment: key.wrap for key in view.keys if key.wrap}
    found = []
    for item in view.items:
        if item.compartment in wraps:
            secret = open_sealed(wraps[item.compartment], keys.identity, {}).body.decode()
            body = open_sealed(item.sealed, secret, {"item": str(item.id)}).body
            found.append(str(json.loads(body).get("text", "")))
    return found


def test_the_directory_holds_and_two_agreed_to_each_key(province: Organisation) -> None:
    directory = verify(directory_records(province.pk))
    roles = {reader.role for reader in directory.readers.values()}
    assert roles == {"confidant", "officer", "investigator", "authority"}
    # Nobody has to agree to the key of a manager: it opens the own intake alone.
    waiting = KeyHolder.rows.of(province.pk).filter(approved_on=None)
    assert {holder.role for holder in waiting} == {Role.MANAGER}


def test_the_confidant_opens_reports_in_different_states_and_a_talk(province: Organisation) -> None:
    confidant = persona("vertrouwenspersoon")
    keys = unlocked(province, "Sofie", Role.CONFIDANT)
    lines = inbox(confidant)
    assert {line.state for line in lines} == {State.RECEIVED, State.ASSESSING}
    assert any(
        "strooizout" in text for line in lines for text in texts(case_view(confidant, line.case_id), keys)
    )
    assert [line.subject for line in talks(confidant)] == ["integrity"]
    assert len(set(Case.rows.of(province.pk).values_list("state", flat=True))) == 5


def test_the_person_concerned_of_the_demo_reads_the_draft_and_a_team_leader_the_own_intake(
    province: Organisation,
) -> None:
    accused, manager = persona("medewerker-extern"), persona("teamleider")
    (line,) = concerned_cases(accused)
    keys = unlocked(province, "Wout", Role.ACCUSED)
    said = texts(concerned_view(accused, line.case_id), keys)
    assert any("Concept" in text for text in said)
    assert any("map 14" in text for text in said)
    (own,) = own_intakes(manager).lines
    told = texts(intake_view(manager, own.case_id), unlocked(province, "Marloes", Role.MANAGER))
    assert ["controle" in text for text in told] == [True]


def test_who_is_ruled_out_of_a_report_of_the_demo_sees_nothing_of_it(province: Organisation) -> None:
    case = next(one for one in Case.rows.of(province.pk) if one.family == "conduct")
    sofie = persona("vertrouwenspersoon")
    assert case.pk not in {line.case_id for line in inbox(sofie)}


def test_the_codes_on_the_page_open_a_box_and_a_talk(province: Organisation) -> None:
    salt = public_salt(province.slug)
    box = derive(province.terms["demo.report_code"].split(), salt)
    view = box_view(province.pk, box.verifier.hex())
    assert view.state == State.ASSESSING
    talk = talk_view(province.pk, derive(province.terms["demo.talk_code"].split(), salt).verifier.hex())
    assert talk is not None
    assert [by_confidant for _, _, by_confidant, _ in talk.items] == [False, True]


def test_no_word_of_a_report_lies_open_in_the_database(province: Organisation) -> None:
    lines = read_source(FILE).data["reports"]
    stored = b"".join(bytes(item.sealed) for item in Item.rows.of(province.pk))
    tables = repr(list(Case.rows.of(province.pk).values()))
    for word in (max(line["text"].split(), key=len) for line in lines):
        assert word.encode() not in stored
        assert word not in tables
    assert Consult.rows.of(province.pk).count() == 1


def test_the_leaver_and_the_administrator_hold_no_key(province: Organisation) -> None:
    names = ("Willem", "Gerbrand")
    people = Person.rows.filter(name__regex="^(Willem|Gerbrand)")
    assert people.count() == len(names)
    assert not KeyHolder.rows.of(province.pk).filter(person_id__in=[one.pk for one in people]).exists()
    willem = actor_for_person(people.get(name__startswith="Willem"), clock.today())
    assert inbox(willem) == []
