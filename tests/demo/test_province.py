"""What the demo province holds once it is built, read through the same queries as the pages."""

from collections import Counter
from datetime import date

import pytest

from tests.demo.test_content import PERSONAS
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.cli.demo.reading import PASSWORD, read_province, sign_in_address
from zuiver.kernel import clock
from zuiver.people.models import (
    Absence,
    Confidant,
    Counterparty,
    Involvement,
    Organisation,
    Person,
    Relation,
    Unit,
    User,
)
from zuiver.people.queries import actor_of, assessor_for
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Attachment, Decision, Draft, Entry, EntryMessage, EntryNamed, EntryVersion
from zuiver.registers.queries import tasks_of
from zuiver.registers.registry import register_of


def person(name: str) -> Person:
    found: Person = Person.rows.get(name__startswith=name)
    return found


def entries(province: Organisation) -> list[Entry]:
    return list(Entry.rows.of(province.pk))


def test_it_holds_150_gifts_in_every_state_over_three_years(province: Organisation) -> None:
    found = [entry for entry in entries(province) if entry.kind == "gifts"]
    drafts = Draft.rows.of(province.pk).count()
    assert (len(found), drafts) == (150, 3)
    assert {entry.state for entry in found} == register_of("gifts").states - {State.DRAFT}
    days = [entry.happened_on for entry in found if entry.happened_on]
    assert (clock.today() - min(days)).days > 2 * 365
    assert (clock.today() - max(days)).days < 7


def test_its_trail_verifies_and_goes_forward_in_time(province: Organisation) -> None:
    assert verify(province.pk).findings == []
    moments = list(AuditEvent.objects.filter(organisation_id=province.pk).values_list("at", flat=True))
    assert len(moments) > 500
    assert moments == sorted(moments)
    assert moments[-1] <= clock.now()


def test_every_change_left_a_version(province: Organisation) -> None:
    versions = Counter(EntryVersion.rows.of(province.pk).values_list("entry_id", flat=True))
    assert {entry.pk: entry.version for entry in entries(province)} == versions


def test_everybody_who_recorded_a_gift_worked_there(province: Organisation) -> None:
    assert [entry.title for entry in entries(province) if entry.unit_id is None] == []


def test_it_shows_every_edge_of_the_register(province: Organisation) -> None:
    found = entries(province)
    worths = Counter(entry.data["value"]["kind"] for entry in found if "value" in entry.data)
    assert set(worths) == {"exact", "estimate", "band", "parts", "unknown"}
    currencies = {entry.data["value"]["currency"] for entry in found if "value" in entry.data}
    assert {"EUR", "USD", "GBP", "DKK", "JPY"} <= currencies
    assert {entry.happened_precision for entry in found} >= {"day", "month"}
    assert {entry.data.get("recipient") for entry in found} >= {"self", "team", "partner", "family"}
    assert {entry.data.get("delivery_place") for entry in found} >= {"work", "event", "post", "home"}
    assert sum(entry.is_late for entry in found) >= 4
    assert sum("group_size" in entry.data for entry in found) >= 5
    assert EntryNamed.rows.of(province.pk).exists()
    assert EntryMessage.rows.of(province.pk).count() >= 10
    assert Attachment.rows.of(province.pk).exists()
    assert EntryVersion.rows.of(province.pk).filter(action="correct").count() >= 3


def test_some_decisions_depart_from_the_advice_and_say_why(province: Organisation) -> None:
    departing = Decision.rows.of(province.pk).filter(departs_from_advice=True)
    assert departing.exists()
    assert all(decision.reason for decision in departing)


def test_foreign_money_became_euro_at_the_rate_of_its_day(province: Organisation) -> None:
    foreign = [entry for entry in entries(province) if "_rate" in entry.data]
    assert len(foreign) >= 5
    for entry in foreign:
        amount, rate = entry.data["value"]["cents"], float(entry.data["_rate"]["rate"])
        assert entry.amount_cents == pytest.approx(amount * rate, abs=1)


def test_a_team_without_a_leader_asks_one_unit_up(province: Organisation) -> None:
    found = assessor_for(person("Ngozi"), clock.today())
    assert found.person == person("Diederik")
    assert [step.code for step in found.steps] == ["vacancy"]


def test_a_deputy_acts_for_a_leader_who_is_away_today(province: Organisation) -> None:
    away = Absence.rows.of(province.pk).get(Absence.on(clock.today()))
    assert (away.person, away.deputy) == (person("Sjoerd"), person("Esra"))
    assert assessor_for(person("Noa"), clock.today()).acting == person("Esra")


def test_two_who_are_too_close_do_not_decide_about_each_other(province: Organisation) -> None:
    relation = Relation.rows.of(province.pk).get()
    found = assessor_for(relation.person, clock.today())
    assert found.person not in {relation.other, None}
    assert [step.code for step in found.steps] == ["relation"]


def test_externals_without_an_hr_record_were_confirmed_by_who_hired_them(province: Organisation) -> None:
    unknown = Person.rows.of(province.pk).filter(employee_key="")
    assert unknown.count() >= 3
    assert all(one.confirmed_by and one.kind == Person.Kind.EXTERNAL for one in unknown)


def test_two_tenders_run_and_one_decision_is_pending(province: Organisation) -> None:
    running = Involvement.rows.of(province.pk).filter(Involvement.on(clock.today()))
    assert Counter(running.values_list("kind", flat=True)) == {"tender": 2, "decision": 1}
    assert Counterparty.rows.of(province.pk).filter(is_supplier=True).count() == 8


def test_three_confidants_can_be_called(province: Organisation) -> None:
    confidants = Confidant.rows.of(province.pk)
    assert all(one.phone and one.note_nl and one.note_en for one in confidants)
    assert len(confidants) == 3


def test_units_hang_in_one_tree(province: Organisation) -> None:
    assert Unit.rows.of(province.pk).filter(parent__isnull=True).count() == 1


def test_every_persona_has_an_account_that_no_password_opens(province: Organisation) -> None:
    accounts = {user.email.partition("@")[0]: user for user in User.objects.filter(organisation=province)}
    assert accounts.keys() >= PERSONAS
    assert not any(accounts[slug].has_usable_password() for slug in PERSONAS)


def test_one_account_opens_with_the_password_that_is_shown(province: Organisation) -> None:
    address = sign_in_address(read_province())
    assert User.objects.get(email=address).check_password(PASSWORD)


@pytest.mark.parametrize(
    "slug",
    ["medewerker", "medewerker-extern", "teamleider", "plaatsvervanger", "afdelingsmanager", "inleverpunt"],
)
def test_something_waits_for_who_has_work_to_do(province: Organisation, slug: str) -> None:
    actor = actor_of(User.objects.get(email__startswith=f"{slug}@"))
    assert actor is not None
    assert len(tasks_of(actor)) >= 1


def test_a_deputy_sees_work_in_the_place_of_who_is_away(province: Organisation) -> None:
    actor = actor_of(User.objects.get(email__startswith="plaatsvervanger@"))
    assert actor is not None
    assert {task.in_place_of for task in tasks_of(actor)} >= {"", "Sjoerd Papierbeek"}


def test_the_gift_of_the_director_waits_for_a_role(province: Organisation) -> None:
    waiting = Entry.rows.of(province.pk).filter(person=person("Hendrike"), is_open=True).get()
    assert (waiting.assessor_id, waiting.assessor_role) == (None, "integrity_officer")


def test_the_province_is_of_today(province: Organisation) -> None:
    assert date.fromisoformat(province.terms["demo.built_on"]) == clock.today()
