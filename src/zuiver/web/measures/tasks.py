"""Measures that wait for somebody, as lines of "My things"."""

from typing import Final

from django.utils.translation import gettext as _

from zuiver.kernel.errors import Message
from zuiver.measures.lifecycle import State
from zuiver.measures.queries import MeasureRow, to_check, to_do
from zuiver.people.actor import Actor
from zuiver.web.entries import shown
from zuiver.web.entries.task_lines import TaskLine
from zuiver.web.measures.addresses import measure_address
from zuiver.web.measures.words import first_line, subject

_OWN: Final = {
    State.PROPOSED: Message("Say what you think of this measure"),
    State.IMPOSED: Message("Do this, and show it"),
    State.ACCEPTED: Message("Do this, and show it"),
    State.UPHELD: Message("Do this, and show it"),
    State.MORE_PROOF: Message("Show more of what you did"),
}
_TO_CHECK: Final = {
    State.OBJECTED: Message("Answer somebody who does not agree"),
    State.CARRIED_OUT: Message("Check whether it was done"),
    State.WORKING: Message("Look again whether it works"),
}


def of_measures(actor: Actor) -> list[TaskLine]:
    """Return what measures ask of the actor: to check, oldest first, then to do, the earliest day first."""
    checks = [_line(row, _TO_CHECK[row.state], row.person) for row in to_check(actor)]
    own = [_line(row, _OWN[row.state], "") for row in to_do(actor)]
    return checks + own


def _line(row: MeasureRow, what: Message, who: str) -> TaskLine:
    belongs_to = subject(row.subject)["words"]
    return TaskLine(
        public_id=row.public_id,
        href=measure_address(row.public_id),
        what=shown.words(what),
        title=first_line(row.text, 60),
        who=_("%(person)s, with: %(subject)s") % {"person": who, "subject": belongs_to}
        if who
        else belongs_to,
        since=_("ready by %(day)s") % {"day": shown.day(row.due_on)},
        late=False,
        in_place_of=row.in_place_of,
    )
