"""Does the state of things allow this step? No Django, no roles. Each check returns None or a `Refusal`."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from zuiver.campaigns.lifecycle import CampaignState, Line, State, may_step
from zuiver.kernel.dates import add_months
from zuiver.kernel.errors import Refusal

# Our own choice; no law names it. Longer is to be exempt, and says so.
LONGEST_EXTENSION_MONTHS: Final = 3


def check_change_draft(state: CampaignState) -> Refusal | None:
    """Whether a campaign may still be changed or thrown away: never once its list is fixed."""
    if state is CampaignState.DRAFT:
        return None
    return Refusal(
        "campaign_not_draft",
        "This campaign was started, so its list and its question stay as they are. Draft a new one for something else.",
    )


def check_start(state: CampaignState, people: int) -> Refusal | None:
    """Whether a campaign may start: it is a draft, and somebody belongs to its audience."""
    if state is not CampaignState.DRAFT:
        return Refusal("campaign_started", "This campaign was started already. Nobody is asked twice.")
    if people == 0:
        return Refusal(
            "campaign_for_nobody",
            "Nobody belongs to this audience today, so there is nobody to ask. Make the audience wider.",
        )
    return None


def check_close(state: CampaignState) -> Refusal | None:
    """Whether a campaign may be closed: only when all were asked, and once."""
    if state is CampaignState.RUNNING:
        return None
    if state is CampaignState.CLOSED:
        return Refusal("campaign_closed", "This campaign is closed already. Its report stays as it is.")
    return Refusal(
        "campaign_not_running",
        "This campaign does not run, so there is nothing to close. A draft can be thrown away; what is being sent is soon done.",
    )


def check_sample(state: CampaignState) -> Refusal | None:
    """Whether answers may be drawn: only of a closed campaign, because then the list stays as it is."""
    if state is CampaignState.CLOSED:
        return None
    return Refusal(
        "campaign_not_closed",
        "Answers can still change, so the draw could not be repeated. Close the campaign first.",
    )


def check_step(action: str, state: State, campaign: CampaignState | None) -> Refusal | None:
    """Whether a request allows this step now. `campaign` is None for a small request after a change."""
    if campaign is CampaignState.CLOSED:
        return Refusal(
            "campaign_closed",
            "This campaign is closed, so your answer is no part of it. Did something change? Record it in the register.",
        )
    if not may_step(action, state):
        return Refusal(
            "step_not_now",
            "This is not possible now: something happened meanwhile. Load the page again to see what is possible.",
        )
    return None


def check_lines(there: Collection[str], said: Mapping[str, Line], *, nothing: bool) -> Refusal | None:
    """Whether the answer is about exactly the entries that are there now; "nothing" is for who has none."""
    if nothing and there:
        return Refusal(
            "not_nothing",
            "You declared something before, so “nothing” does not fit. Say of each line whether it is still right.",
        )
    if not nothing and not there:
        return Refusal(
            "nothing_to_confirm",
            "There is no line of yours to confirm. Say that you have nothing to declare, or record something.",
        )
    if not nothing and set(said) != set(there):
        return Refusal(
            "lines_changed",
            "The lines are not the ones that you saw: something was added or ended meanwhile. Look again and answer then.",
        )
    return None


def check_extension(until: date, today: date) -> Refusal | None:
    """Whether a new date is one: after today, and not so far away that it is no date at all."""
    if until <= today:
        return Refusal("extension_in_past", "That day is not after today. Choose a later one.")
    if until > add_months(today, LONGEST_EXTENSION_MONTHS):
        return Refusal(
            "extension_too_long",
            "More than {months} months is too long to wait. Choose an earlier day, or have the person exempted with a reason.",
            months=LONGEST_EXTENSION_MONTHS,
        )
    return None


def check_not_own(person_id: int | None, own_id: int) -> Refusal | None:
    """Nobody gives themself more time, exempts themself or checks an answer of their own."""
    if person_id is not None and person_id != own_id:
        return None
    return Refusal("own_request", "This request is your own. Somebody else decides on it.")


def check_version(found: int, expected: int | None) -> Refusal | None:
    """Whether nobody changed the request since the actor looked at it."""
    if expected is None or expected == found:
        return None
    return Refusal(
        "changed_meanwhile",
        "Somebody changed this while you were looking at it, so nothing was done. Load the page again and look.",
    )
