"""Objections as lines in the list of what waits for somebody."""

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.people.actor import Actor
from zuiver.publication.queries import to_decide
from zuiver.web.entries import shown
from zuiver.web.entries.task_lines import TaskLine


def in_publication(actor: Actor) -> list[TaskLine]:
    """What waits for who decides on objections, the oldest first."""
    return [
        TaskLine(
            public_id=one.public_id,
            href=reverse("objection", args=[one.public_id]),
            what=_("Decide on an objection to publication"),
            title=one.publication.entry.title,
            who=one.publication.person.name,
            since=_("since %(day)s") % {"day": shown.day(one.at.date())},
            late=False,
            in_place_of="",
        )
        for one in to_decide(actor)
    ]
