"""An export for somebody outside the directory: a sealed name, two people, one key, and a line in the register of exports."""

from datetime import date
from uuid import UUID

import pytest
from pyrage.x25519 import Identity

from tests.speak_up.builders import Hand, SpeakUp
from zuiver.cases import commands
from zuiver.cases.lifecycle import Compartment, ItemKind
from zuiver.cases.models import ExportLine, SecondPair
from zuiver.cases.queries.around import Around
from zuiver.cases.queries.inbox import case_view
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.kernel.errors import InvalidData, NotFound, Refusal

RECIPIENT = str(Identity.generate().to_public())
UNTIL = date(2026, 8, 1)


def asked(world: SpeakUp, hand: Hand, case: UUID, part: Compartment = Compartment.CONTENT) -> SecondPair:
    named = world.piece(hand, case, ItemKind.REASON, "Insp. De Wit", part)
    return commands.together_ask(hand.actor(), case, "export_out", ground="legal_duty", pieces=[named])


def made(hand: Hand, case: UUID, pair: SecondPair, *recipients: str, outside: str = "police") -> ExportLine:
    return commands.export_record(
        hand.actor(), case, pair.pk, recipients=recipients, mark="0" * 64, destroy_by=UNTIL, outside=outside
    )


def around(hand: Hand, case: UUID) -> Around:
    found = case_view(hand.actor(), case).around
    assert found is not None
    return found


def test_two_people_agree_and_the_register_names_nobody(world: SpeakUp) -> None:
    case = world.report().case
    pair = asked(world, world.olga, case)
    with pytest.raises(Refusal) as second:
        made(world.olga, case, pair, RECIPIENT)
    assert second.value.code == "second_person_missing"
    with pytest.raises(Refusal):
        commands.together_agree(world.olga.actor(), case, pair.pk)
    commands.together_agree(world.carla.actor(), case, pair.pk)
    assert "export" in {offer.name for offer in around(world.olga, case).offers}
    line = made(world.olga, case, pair, RECIPIENT)
    assert (line.outside, line.recipients, line.piece) == ("police", [RECIPIENT], pair.about)
    assert "Wit" not in str(ExportLine.rows.values().get())
    (shown,) = around(world.carla, case).exports
    assert (shown.outside, shown.piece, shown.destroy_by) == ("police", pair.about, UNTIL)
    with pytest.raises(NotFound):
        made(world.olga, case, pair, RECIPIENT)


def test_it_is_for_one_whole_key_of_a_known_kind_of_person(world: SpeakUp) -> None:
    case = world.report().case
    pair = asked(world, world.olga, case)
    commands.together_agree(world.carla.actor(), case, pair.pk)
    for recipients, outside in (
        ((), "police"), ((RECIPIENT, world.olga.keys.public), "police"), ((RECIPIENT,), "neighbour"), ((RECIPIENT,), ""),
    ):  # fmt: skip
        with pytest.raises(InvalidData):
            made(world.olga, case, pair, *recipients, outside=outside)
    for wrong in (RECIPIENT[:-1], RECIPIENT.upper(), f"{RECIPIENT} ", "AGE-SECRET-KEY-1"):
        with pytest.raises(NotSealedRight):
            made(world.olga, case, pair, wrong)


def test_an_agreement_for_the_directory_is_none_for_somebody_outside(world: SpeakUp) -> None:
    case = world.report().case
    pair = commands.together_ask(world.olga.actor(), case, "export", ground="court")
    commands.together_agree(world.carla.actor(), case, pair.pk)
    with pytest.raises(InvalidData):
        made(world.olga, case, pair, RECIPIENT)
    with pytest.raises(InvalidData):
        made(world.olga, case, pair, RECIPIENT, outside="")


def test_who_agrees_reads_for_whom_it_is(world: SpeakUp) -> None:
    case = world.report().case
    world.opens(world.olga, case, Compartment.INVESTIGATION)
    pair = asked(world, world.olga, case, Compartment.INVESTIGATION)
    with pytest.raises(Refusal) as unread:
        commands.together_agree(world.carla.actor(), case, pair.pk)
    assert unread.value.code == "outside_unread"


def test_a_name_is_asked_for(world: SpeakUp) -> None:
    case = world.report().case
    for pieces in ((), (world.piece(world.olga, case, ItemKind.MESSAGE),)):
        with pytest.raises(InvalidData):
            commands.together_ask(world.olga.actor(), case, "export_out", ground="legal_duty", pieces=pieces)
