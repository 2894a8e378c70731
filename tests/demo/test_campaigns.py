"""The two rounds of the demo: last year's with its report and sample, and this year's that waits for answers."""

from zuiver.campaigns.lifecycle import CampaignState, State
from zuiver.campaigns.models import Campaign, Request
from zuiver.campaigns.queries import campaigns_of, coverage_of, extensions_asked, progress_of
from zuiver.kernel import clock
from zuiver.people.models import Organisation
from zuiver.people.queries import actor_for_person, role_holders


def test_last_years_round_is_closed_with_numbers_to_show(province: Organisation) -> None:
    officer = actor_for_person(
        role_holders(province.pk, "integrity_officer", clock.today())[0], clock.today()
    )
    running, closed = campaigns_of(officer)
    assert (running.state, closed.state) == (CampaignState.RUNNING, CampaignState.CLOSED)
    progress = progress_of(officer, closed.public_id)
    assert progress.asked > 40
    assert progress.states is not None
    assert State.NOTHING in progress.states.shown
    assert coverage_of(officer, closed.public_id).verified > 5


def test_this_years_round_waits_for_answers_and_for_more_time(province: Organisation) -> None:
    campaign = Campaign.rows.of(province.pk).get(state=CampaignState.RUNNING)
    states = set(Request.rows.filter(campaign=campaign).values_list("state", flat=True))
    assert {State.OPEN, State.NOTHING, State.EXTENSION_ASKED} <= states
    asked = Request.rows.filter(campaign=campaign, state=State.EXTENSION_ASKED)
    officer = role_holders(province.pk, "integrity_officer", clock.today())[0]
    waits = extensions_asked(actor_for_person(officer, clock.today()))
    assert {one.public_id for one in waits} == set(asked.values_list("public_id", flat=True))
