"""The thinnest thread: a sealed report arrives, two people read it, they answer, and the reporter reads the answer."""

from tests.speak_up.builders import SpeakUp
from tests.speak_up.sealing_kit import opened
from zuiver.cases import commands
from zuiver.cases.lifecycle import Compartment, ItemKind, State
from zuiver.cases.queries.box import box_view
from zuiver.cases.queries.inbox import case_view, inbox


def test_a_report_goes_to_whom_it_is_for_and_the_answer_comes_back(world: SpeakUp) -> None:
    reporter = world.report("The invoices of the bridge do not fit.")
    assert [line.case_id for line in inbox(world.carla.actor())] == [reporter.case]
    assert inbox(world.coen.actor()) == []
    view = case_view(world.olga.actor(), reporter.case)
    assert world.reads(world.olga, view) == [b"The invoices of the bridge do not fit."]

    world.acts(world.carla, reporter.case, "acknowledge", ItemKind.MESSAGE)
    box = box_view(world.organisation_id, reporter.verifier)
    assert box.state is State.ACKNOWLEDGED
    key = next(key for key in box.keys if key.compartment == Compartment.CONTENT)
    assert [opened(key, item, reporter.keys) for item in box.items][1:] == ["…".encode()]

    reporter.numbers[Compartment.CONTENT] = 2
    commands.box_answer(world.organisation_id, reporter.verifier, [reporter.write("Thank you.")])
    assert world.reads(world.olga, case_view(world.olga.actor(), reporter.case))[-1] == b"Thank you."
