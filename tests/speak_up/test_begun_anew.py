"""A part that only who left could open does not stop the case: who may write there begins it anew, and nobody else."""

import pytest

from tests.speak_up.builders import Hand, SpeakUp
from tests.speak_up.sealing_kit import Part
from zuiver.cases import commands
from zuiver.cases.lifecycle import Compartment, Role
from zuiver.cases.models import CompartmentKey
from zuiver.cases.queries.inbox import case_view
from zuiver.kernel.errors import NotFound, Refusal

INQUIRY = Compartment.INVESTIGATION


def begin(world: SpeakUp, hand: Hand, version: int) -> None:
    """A key of the investigation that this hand makes for itself."""
    case = CompartmentKey.rows.filter(compartment=INQUIRY).get(version=1).case_id
    part = Part(INQUIRY, version=version)
    key = part.new_key(case, hand.keys, {hand.holder_id: hand.keys.public})
    commands.compartment_open(hand.actor(), case, key)


def two_officers(world: SpeakUp) -> Hand:
    """Olga began the investigation, for herself alone; Oscar came later and has no key of it."""
    reporter = world.report()
    world.opens(world.olga, reporter.case, INQUIRY)
    oscar = world.hand("Oscar", Role.OFFICER)
    commands.reader_add(world.carla.actor(), reporter.case, oscar.holder_id)
    return oscar


def test_while_somebody_has_the_key_nobody_makes_another_beside_it(world: SpeakUp) -> None:
    oscar = two_officers(world)
    with pytest.raises(NotFound):
        begin(world, oscar, 2)
    case = CompartmentKey.rows.get(compartment=INQUIRY).case_id
    around = case_view(oscar.actor(), case).around
    assert around is not None
    assert "investigation" not in around.puts


def test_after_who_had_the_key_stepped_aside_a_colleague_begins_the_part_anew(world: SpeakUp) -> None:
    oscar = two_officers(world)
    case = CompartmentKey.rows.get(compartment=INQUIRY).case_id
    commands.recuse(world.olga.actor(), case)
    around = case_view(oscar.actor(), case).around
    assert around is not None
    assert (around.puts["investigation"], around.versions["investigation"]) == ("assign", 1)
    with pytest.raises(Refusal) as same:
        begin(world, oscar, 1)
    assert same.value.code == "key_moved_on"
    # A confidant has no place in an investigation, also not where it has no keeper.
    with pytest.raises(NotFound):
        begin(world, world.carla, 2)
    begin(world, oscar, 2)
    assert [key.version for key in case_view(oscar.actor(), case).keys if key.compartment == INQUIRY][-1] == 2
