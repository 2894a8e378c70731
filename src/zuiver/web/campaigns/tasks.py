"""What campaigns ask of somebody, as lines of "My things": to confirm, to give more time, to look at the team."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.campaigns.queries import ExtensionAsked, OwnRequest, extensions_asked, own_requests
from zuiver.campaigns.telling import TEAM
from zuiver.notices.models import Notice
from zuiver.notices.queries import unseen_about
from zuiver.people.actor import Actor
from zuiver.web.campaigns.words import joined, register_names
from zuiver.web.entries import shown
from zuiver.web.entries.task_lines import TaskLine

TEAMS_SHOWN: Final = 10


def in_campaigns(actor: Actor) -> list[TaskLine]:
    """Return what waits for the actor, oldest first of each sort."""
    return [
        *(_to_confirm(one) for one in own_requests(actor)),
        *(_to_decide(one) for one in extensions_asked(actor)),
        *(_to_look(one) for one in unseen_about(actor, TEAM)[:TEAMS_SHOWN]),
    ]


def _to_confirm(one: OwnRequest) -> TaskLine:
    names = joined(register_names(one.kinds))
    return TaskLine(
        public_id=one.public_id,
        href=reverse("my_request", args=[one.public_id]),
        what=_("Is what you declared still right?"),
        title=one.title or names,
        who=names if one.title else _("because your work changed"),
        since=_("since %(day)s") % {"day": shown.day(one.opened_on)},
        late=one.is_late,
        in_place_of="",
    )


def _to_decide(one: ExtensionAsked) -> TaskLine:
    return TaskLine(
        public_id=one.public_id,
        href=reverse("campaign_extension", args=[one.public_id]),
        what=_("Give more time, or not"),
        title=one.title or _("Confirm what was declared"),
        who=one.person,
        since=_("since %(day)s") % {"day": shown.day(one.since)},
        late=False,
        in_place_of="",
    )


def _to_look(notice: Notice) -> TaskLine:
    group = notice.subject.partition(":")[2]
    return TaskLine(
        public_id=group,
        href=reverse("campaign_team", args=[group]),
        what=_("Who of your team still has to answer"),
        title=_("Confirm what was declared"),
        who="",
        since=_("since %(day)s") % {"day": shown.day(notice.created_at.date())},
        late=False,
        in_place_of="",
    )
