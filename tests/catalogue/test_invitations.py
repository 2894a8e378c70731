"""Invitations through the commands: asked before, urgent by the day, accounted for after. Story 2 with its variant."""

import io
from datetime import date
from typing import Any

import pypdf
import pytest

from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import World, new_key
from zuiver.catalogue.invitations.fields import INVITATION_FIELDS
from zuiver.catalogue.invitations.reading import READING
from zuiver.catalogue.papers import papers_of
from zuiver.catalogue.registers import REGISTERS
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.people.models import Person
from zuiver.registers.commands import entry_act, entry_open, entry_submit
from zuiver.registers.declaration import Start, Surroundings
from zuiver.registers.models import Decision, Entry
from zuiver.registers.payload import clean

INVITATIONS = next(register for register in REGISTERS if register.kind == "invitations")
SKY_BOX = {
    "description": "Twee kaartjes voor de skybox",
    "event_kind": "vip_entertainment",
    "inviter_organisation": "Bouwbedrijf Dijk",
    "asked_at": "before",
    "event_date": "1 juni 2026",
    "who_pays": "other",
    "cost": "300",
    "intent_to_influence": "no",
}
VISIT = {
    "description": "Werkbezoek aan een warmtenet",
    "event_kind": "working_visit",
    "inviter_organisation": "Warmtebedrijf Noord",
    "asked_at": "before",
    "event_date": "1 juni 2026",
    "functional": "yes",
    "sober": "yes",
    "efficient": "yes",
    "intent_to_influence": "no",
    "who_pays": "authority",
    "cost": "20",
}
WENT = {"real_cost": "35", "who_paid": "authority", "paid_by": "De provincie", "account": "Veel geleerd."}


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that an invitation can meet."""
    return remembered("small", World)


def asked(world: World, typed: dict[str, str] = VISIT, *, by: Person | None = None, **changes: str) -> Entry:
    """An invitation that somebody (Samira, when left out) recorded today."""
    return entry_submit(
        world.actor(by or world.samira),
        kind="invitations",
        data={**typed, **changes},
        submission_key=new_key(),
    )


def act(
    world: World, person: Person, entry: Entry, action: str, reason: str = "Daarom.", **more: Any
) -> Entry:
    """Somebody takes a step."""
    return entry_act(world.actor(person), public_id=entry.public_id, action=action, reason=reason, **more)


def test_story_2_two_tickets_for_a_sky_box_are_advised_against_and_a_human_answers(world: World) -> None:
    entry = asked(world, SKY_BOX)
    assert (entry.outcome, entry.state, entry.assessor) == ("advise_against", "asked_before", world.karin)
    assert entry.receipt is not None
    assert {"U-5", "U-11"} <= set(entry.receipt["cites"])
    assert entry.due_on == date(2026, 6, 1)
    act(world, world.karin, entry, "start_talk", "Zullen we het hier morgen over hebben?")
    decided = act(world, world.karin, entry, "advise_against")
    assert (decided.state, Decision.rows.get().departs_from_advice) == ("advised_against", False)
    left = act(world, world.samira, entry, "say_not_attended", "")
    assert (left.state, left.is_open) == ("not_attended", False)


def test_story_2_whoever_still_wants_to_go_talks_with_the_manager_who_can_agree_with_a_reason(
    world: World,
) -> None:
    entry = asked(world, SKY_BOX)
    with pytest.raises(InvalidData):
        act(world, world.karin, entry, "agree", "")
    act(world, world.karin, entry, "agree", "Het is het jubileum van de sector, en we betalen zelf.")
    assert Decision.rows.get().departs_from_advice


def test_story_2_with_a_running_tender_the_answer_is_no_whatever_the_person_says(world: World) -> None:
    world.supplier("Bouwbedrijf Dijk", tender="Onderhoud bruggen")
    entry = asked(world, SKY_BOX)
    assert (entry.outcome, entry.receipt and entry.receipt["rule"]) == (
        "refuse",
        "invitations/tender-or-influence",
    )
    assert entry.receipt is not None
    assert {"G-5", "G-21", "G-23"} <= set(entry.receipt["cites"])
    denied = asked(world, SKY_BOX, tender_running_with_giver="no")
    assert denied.outcome == "discuss"
    assert act(world, world.karin, entry, "not_agree").state == "not_agreed"


def test_what_is_functional_sober_and_efficient_is_talked_about_first(world: World) -> None:
    entry = asked(world)
    assert (entry.outcome, entry.state) == ("discuss", "asked_before")
    assert asked(world, discussed_before="yes", discussed_on="11 mei 2026").outcome == "allowed"


def test_after_the_day_the_person_tells_what_it_cost_and_who_paid(world: World) -> None:
    entry = asked(world)
    agreed = act(world, world.karin, entry, "agree")
    assert (agreed.state, agreed.due_on) == ("agreed", date(2026, 6, 1))
    with pytest.raises(InvalidData) as wrong:
        act(world, world.samira, entry, "say_attended", "", data={"paid_by": "?"})
    assert set(wrong.value.errors) == {"real_cost", "who_paid"}
    been = act(world, world.samira, entry, "say_attended", "", data=WENT)
    assert (been.state, been.data["who_paid"], been.data["paid_by"]) == (
        "attended",
        "authority",
        "De provincie",
    )
    assert (been.data["real_cost"]["text"], been.data["cost"]["text"]) == ("35", "20")
    assert act(world, world.karin, entry, "take_note", "").state == "closed"


def test_somebody_who_has_been_there_already_tells_it_afterwards_and_late_is_welcome(world: World) -> None:
    entry = asked(world, asked_at="after", event_date="10 mei 2026")
    assert (entry.state, entry.outcome, entry.is_late) == ("to_account", "discuss", True)
    assert entry.receipt is not None
    assert entry.receipt["rule"] == "invitations/attended-without-a-talk"
    assert act(world, world.samira, entry, "say_attended", "", data=WENT).state == "attended"


def test_a_manager_who_is_invited_too_sees_nothing_and_the_next_one_decides(world: World) -> None:
    entry = asked(world, manager_involved="yes")
    assert entry.assessor == world.noor
    with pytest.raises(Refusal):
        act(world, world.karin, entry, "agree")


def test_nobody_decides_on_their_own_invitation(world: World) -> None:
    entry = asked(world, by=world.karin)
    with pytest.raises(Refusal):
        act(world, world.karin, entry, "agree")


def test_three_invitations_of_one_side_are_something_to_talk_about(world: World) -> None:
    for day in ("1 juni 2025", "1 september 2025", "1 februari 2026"):
        asked(world, asked_at="after", event_date=day, discussed_before="yes")
    entry = asked(world, discussed_before="yes")
    assert entry.receipt is not None
    assert (entry.outcome, entry.receipt["rule"]) == ("discuss", "invitations/balance-and-cost")


def test_the_cost_above_the_limit_is_talked_about_where_who_invites_pays(world: World) -> None:
    typed = {**VISIT, "discussed_before": "yes", "who_pays": "other"}
    assert asked(world, typed, cost="50").outcome == "allowed"
    assert asked(world, typed, cost="50,01").outcome == "discuss"
    assert asked(world, typed, cost="onbekend").outcome == "discuss"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"event_until": "31 mei 2026"}, "event_until"),
        ({"discussed_before": "yes", "discussed_on": "2 juni 2026"}, "discussed_on"),
        ({"inviter_kvk": "123"}, "inviter_kvk"),
        ({"event_date": ""}, "event_date"),
    ],
)
def test_what_does_not_go_together_is_said_by_its_field(changes: dict[str, str], field: str) -> None:
    cleaned = clean(INVITATIONS, {**VISIT, **changes}, date(2026, 7, 1))
    assert set(cleaned.errors) == {field}


def test_a_trip_of_another_register_without_a_purpose_is_called_after_its_place() -> None:
    assert READING.title({"event_kind": "trip", "destination": "Oslo"}) == "Oslo"
    assert READING.title({"event_kind": "trip"}) == "trip"
    assert READING.start({"event_kind": "trip"}) is Start.OPEN


def test_the_points_name_what_the_registers_know_and_never_a_verdict() -> None:
    around = Surroundings(
        TODAY,
        tenders=("Brug",),
        decisions=("Subsidie",),
        same_giver_count=3,
        same_giver_everyone=5,
        repeat_threshold=3,
    )
    data = {
        "tender_running_with_giver": False,
        "partner_invited": True,
        "event_kind": "vip_entertainment",
        "intent_to_influence": "yes",
    }
    assert len(READING.points(data, around)) == 9
    assert READING.points({"cost": {"text": "5"}, "intent_to_influence": "no"}, Surroundings(TODAY)) == ()


def test_only_what_was_asked_with_a_step_is_left_off_the_form() -> None:
    with_a_step = {field.name for field in INVITATION_FIELDS if field.steps}
    assert with_a_step == {"real_cost", "who_paid", "paid_by", "account"}


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", ("Bouwbedrijf Dijk", "Beste Anna de Wit", "1 juni 2026", "Wij gaan niet in op")),
     ("en", ("Dear Anna de Wit", "1 June 2026", "more entertainment than work"))],
)  # fmt: skip
def test_story_2_a_polite_letter_says_no_with_the_reason(
    world: World, language: str, words: tuple[str, ...]
) -> None:
    entry = asked(world, SKY_BOX, inviter_person="Anna de Wit")
    papers = papers_of(entry_open(world.actor(world.samira), entry.public_id))
    assert [paper.word for paper in papers] == ["afslaan"]
    made = papers[0].make("Provincie Noord", TODAY, language)
    pages = pypdf.PdfReader(io.BytesIO(made.content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert [one for one in (*words, "Twee kaartjes", "Samira", "Provincie Noord") if one not in text] == []


def test_the_letter_is_for_the_person_only_and_only_where_the_answer_is_no(world: World) -> None:
    declined, fine = asked(world, SKY_BOX), asked(world, discussed_before="yes")
    assert papers_of(entry_open(world.actor(world.karin), declined.public_id)) == ()
    assert papers_of(entry_open(world.actor(world.samira), fine.public_id)) == ()
    act(world, world.karin, fine, "not_agree")
    assert len(papers_of(entry_open(world.actor(world.samira), fine.public_id))) == 1
