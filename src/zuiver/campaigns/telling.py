"""Tells people that there is something to confirm. What it is stands on the page only; a key makes each notice once."""

from datetime import date
from typing import Final

from zuiver.campaigns.models import Campaign, Request
from zuiver.notices.commands import tell
from zuiver.people.models import Person
from zuiver.people.queries import role_holders
from zuiver.people.roles import MANAGE_CAMPAIGNS, ROLES

TO_CONFIRM: Final = "request_to_confirm"
CHANGED: Final = "request_changed"
TEAM: Final = "request_team"
OVERDUE: Final = "request_overdue"
EXTENSION: Final = "request_extension"
# What waits to be done stands on the same page as a task, so it is no news.
TOPICS: Final = frozenset({TO_CONFIRM, CHANGED, TEAM, OVERDUE, EXTENSION})
KEEPERS: Final = tuple(role.slug for role in ROLES if MANAGE_CAMPAIGNS in role.permissions)
# What requests after a change are called together: they belong to no campaign.
BY_ITSELF: Final = "changes"


def subject_of(request: Request) -> str:
    """How the audit trail and notices name a request."""
    return f"request:{request.public_id}"


def subject_of_campaign(campaign: Campaign) -> str:
    """How the audit trail and notices name a campaign."""
    return f"campaign:{campaign.public_id}"


def group_of(request: Request) -> str:
    """What a manager's one line is about: the campaign, or all requests after a change of one month."""
    campaign = request.campaign
    return campaign.public_id if campaign else f"{BY_ITSELF}-{request.opened_on:%Y-%m}"


def keepers(organisation_id: int, request: Request | None, on: date) -> list[Person]:
    """Return who keeps campaigns on a day, without the person of the request."""
    not_these = [request.person_id] if request else []
    people = {
        person.pk: person
        for role in KEEPERS
        for person in role_holders(organisation_id, role, on, not_these=not_these)
    }
    return list(people.values())


def tell_person(request: Request) -> None:
    """Tell the person that something happened to the request, once per version."""
    tell(
        request.person,
        topic=CHANGED,
        subject=subject_of(request),
        key=f"{CHANGED}:{request.public_id}:v{request.version}",
    )


def tell_givers(request: Request, people: list[Person]) -> None:
    """Tell those who can give more time that it was asked."""
    for person in people:
        tell(
            person,
            topic=EXTENSION,
            subject=subject_of(request),
            key=f"{EXTENSION}:{request.public_id}:v{request.version}:{person.pk}",
        )
