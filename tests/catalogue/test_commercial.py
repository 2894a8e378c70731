"""Commercial activities through the commands: the default is no, the manager decides on policy with a reason. Story 3."""

import json
from typing import Any

import pytest

from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import World, new_key
from zuiver.catalogue.commercial.reading import READING
from zuiver.catalogue.registers import REGISTERS
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people.models import Person
from zuiver.registers.commands import entry_act, entry_correct, entry_open, entry_submit
from zuiver.registers.declaration import Privacy, Surroundings
from zuiver.registers.models import Decision, Entry, EntryVersion, Ruling
from zuiver.registers.payload import as_typed, clean
from zuiver.rules.engine import evaluate

COMMERCIAL = next(register for register in REGISTERS if register.kind == "commercial")
CONGRESS = {
    "description": "Lezing op een congres over warmtenetten",
    "organiser": "Congresbureau Zuid",
    "role": "speaker",
    "fee_to": "nobody",
    "commercial": "yes",
    "asked_at": "before",
    "event_date": "1 juni 2026",
    "policy_claim": "claimed",
    "policy_why": "Het legt de warmtevisie uit.",
}
PAID = {**CONGRESS, "fee_to": "person", "fee": "400"}
CONFIRMED = {"policy_link": "confirmed"}


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a request can meet."""
    return remembered("small", World)


def asked(world: World, typed: dict[str, str] = CONGRESS, **changes: str) -> Entry:
    """A request of Samira."""
    return entry_submit(
        world.actor(world.samira), kind="commercial", data={**typed, **changes}, submission_key=new_key()
    )


def act(
    world: World, person: Person, entry: Entry, action: str, reason: str = "Daarom.", **more: Any
) -> Entry:
    """Somebody takes a step."""
    return entry_act(world.actor(person), public_id=entry.public_id, action=action, reason=reason, **more)


def outcome_now(entry: Entry) -> str:
    """What the aid says about an entry as it stands."""
    book = COMMERCIAL.rule_book(TODAY, "province-2020")
    assert book is not None
    facts = READING.facts(entry.data, Surroundings(TODAY, state=entry.state))
    return evaluate(book, facts.readings[0], {}).outcome


def test_story_3_a_fee_is_prohibited_at_once_and_without_it_the_manager_decides(world: World) -> None:
    entry = asked(world, PAID)
    assert (entry.outcome, entry.state) == ("prohibited", "asked_before")
    assert entry.receipt is not None
    assert entry.receipt["also"] == ["needs_prior_approval"]
    assert {"C-8", "C-6", "C-7"} <= set(entry.receipt["cites"])
    with pytest.raises(Refusal, match="give up the fee"):
        act(world, world.karin, entry, "agree", data=CONFIRMED)
    typed = {**as_typed(COMMERCIAL, entry.data), "fee_to": "nobody", "fee": ""}
    corrected = entry_correct(
        world.actor(world.samira),
        public_id=entry.public_id,
        data=typed,
        reason="Ik doe het zonder vergoeding.",
    )
    assert corrected.outcome == "needs_prior_approval"
    agreed = act(world, world.karin, entry, "agree", "Het legt onze warmtevisie uit.", data=CONFIRMED)
    decision = Decision.rows.get()
    assert (agreed.state, agreed.data["policy_link"], outcome_now(agreed)) == (
        "agreed",
        "confirmed",
        "allowed",
    )
    assert (decision.reason, decision.decided_by) == ("Het legt onze warmtevisie uit.", world.karin)
    # What was decided against is the advice of before; the answer of the manager gave a new one.
    assert (decision.advice, agreed.outcome) == ("needs_prior_approval", "allowed")
    after = act(world, world.samira, entry, "say_attended", "", data={"paid_in_the_end": "nobody"})
    assert (after.state, act(world, world.karin, entry, "take_note", "").state) == ("attended", "closed")


def test_story_3_the_manager_cannot_agree_without_saying_whether_it_serves_policy(world: World) -> None:
    entry = asked(world)
    assert entry.outcome == "needs_prior_approval"
    with pytest.raises(InvalidData) as wrong:
        act(world, world.karin, entry, "agree", "")
    assert set(wrong.value.errors) == {"policy_link", "reason"}
    refused = act(world, world.karin, entry, "not_agree", data={"policy_link": "rejected"})
    assert (refused.state, outcome_now(refused)) == ("not_agreed", "refuse")


def test_the_first_answer_of_the_aid_stays_and_the_new_one_is_a_new_ruling(world: World) -> None:
    entry = asked(world)
    first = entry.receipt
    agreed = act(world, world.karin, entry, "agree", data=CONFIRMED)
    versions = EntryVersion.rows.filter(entry=entry).order_by("number")
    assert [one.receipt for one in versions] == [first, agreed.receipt]
    assert (agreed.receipt or {})["outcome"] == agreed.outcome != (first or {})["outcome"]
    assert json.loads(Ruling.rows.get(entry=entry).facts)["policy_link"] == "confirmed"


def test_an_answer_that_is_no_fact_leaves_the_advice_alone(world: World) -> None:
    entry = asked(world)
    agreed = act(world, world.karin, entry, "agree", data=CONFIRMED)
    given = {"paid_in_the_end": "nobody", "account": "Er kwamen veel vragen."}
    after = act(world, world.samira, entry, "say_attended", "", data=given)
    assert (after.outcome, after.receipt) == (agreed.outcome, agreed.receipt)


def test_money_for_the_organisation_is_for_a_human_to_weigh(world: World) -> None:
    entry = asked(world, fee_to="authority")
    assert entry.outcome == "needs_prior_approval"
    agreed = act(world, world.karin, entry, "agree", data=CONFIRMED)
    assert outcome_now(agreed) == "human_decision"


def test_what_is_not_commercial_is_fine(world: World) -> None:
    assert asked(world, commercial="no").outcome == "allowed"


def test_in_own_time_and_not_for_work_it_goes_on_as_a_side_activity(world: World) -> None:
    entry = asked(world, own_time="yes", in_function="no")
    assert entry.outcome == "route_side_activity"
    assert act(world, world.karin, entry, "refer_on").state == "referred"


def test_only_the_person_who_assesses_says_whether_it_serves_policy(world: World) -> None:
    entry = asked(world, policy_link="confirmed")
    assert "policy_link" not in entry.data
    with pytest.raises(Refusal):
        act(world, world.samira, entry, "agree", data=CONFIRMED)
    with pytest.raises(Refusal):
        act(world, world.ruben, entry, "agree", data=CONFIRMED)


def test_what_is_over_is_told_afterwards_and_is_late(world: World) -> None:
    entry = asked(world, asked_at="after", event_date="1 mei 2026")
    assert (entry.state, entry.is_late) == ("to_account", True)


def test_a_wrong_number_of_the_chamber_of_commerce_is_said() -> None:
    assert set(clean(COMMERCIAL, {**CONGRESS, "organiser_kvk": "12"}, TODAY).errors) == {"organiser_kvk"}


def test_the_points_ask_about_money_and_policy() -> None:
    around = Surroundings(TODAY, tenders=("Brug",), decisions=("Subsidie",))
    assert len(READING.points({"fee_to": "person", "policy_claim": "none"}, around)) == 4
    assert len(READING.points({"fee_to": "authority", "policy_claim": "claimed"}, around)) == 4
    assert (
        READING.points(
            {"fee_to": "nobody", "policy_claim": "claimed", "policy_why": "x"}, Surroundings(TODAY)
        )
        == ()
    )


def test_the_own_team_reads_along_and_nobody_elsewhere_does(world: World) -> None:
    """C-5: open to the manager and to colleagues; what is sensitive and what was said stays out."""
    entry = asked(world, manager_involved="no")
    view = entry_open(world.actor(world.ruben), entry.public_id)
    assert view.capacity == "team"
    assert not view.actions
    assert not view.can_write
    sensitive = {one.name for one in COMMERCIAL.fields if one.privacy is Privacy.P3}
    assert not sensitive & {value.field.name for value in view.values}
    with pytest.raises(NotFound):
        entry_open(world.actor(world.peter), entry.public_id)
