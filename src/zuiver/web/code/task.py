"""The task to confirm the code, as a line of "My things"."""

from django.utils.translation import gettext as _

from zuiver.codes.attesting.asking import asked_of
from zuiver.people.actor import Actor
from zuiver.web.entries import shown
from zuiver.web.entries.task_lines import TaskLine
from zuiver.web.fixed_addresses import address_of


def to_confirm(actor: Actor) -> list[TaskLine]:
    """The line of the edition that the actor is asked to confirm; none when there is nothing to confirm."""
    asked = asked_of(actor)
    if asked is None:
        return []
    what = _("Read what changed for you") if asked.before else _("Confirm that you read the code")
    edition = asked.edition
    return [
        TaskLine(
            public_id=edition.public_id,
            href=address_of("code_confirm"),
            what=what,
            title=_("%(title)s, edition %(name)s") % {"title": edition.title, "name": edition.name},
            who="",
            since=_("since %(day)s")
            % {"day": shown.day(max(edition.valid_from, edition.imported_at.date()))},
            late=False,
            in_place_of="",
        )
    ]
