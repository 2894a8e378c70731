"""A task as one line to tap: what is asked, about what, for whom, since when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zuiver.kernel import clock
from zuiver.registers.lifecycle import STATES, Holder
from zuiver.registers.queries import Task
from zuiver.registers.registry import register_of
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.register_words import with_party
from zuiver.web.fixed_addresses import address_of

AT_THE_DESK_OF_WHO_DECIDES: Final = "assess"
# What is asked of the person whose entry it is.
OF_ONESELF: Final = frozenset(info.task_kind for info in STATES.values() if info.holder is Holder.PERSON)
AT_THE_HAND_IN_DESK: Final = frozenset({"receive", "settle"})


@dataclass(frozen=True)
class TaskLine:
    """What a list of tasks shows."""

    public_id: str
    href: str
    what: str
    title: str
    who: str
    since: str
    late: bool
    in_place_of: str


def task_line(task: Task) -> TaskLine:
    """Return the line of a task; its address is the place where it can be done."""
    return TaskLine(
        public_id=task.public_id,
        href=_address(task),
        what=shown.words(task.label),
        title=task.title,
        who=_who(task),
        since=_since(task),
        late=task.is_late,
        in_place_of=task.in_place_of,
    )


def _since(task: Task) -> str:
    """How many hours are left, or by or on which day, where there is one; else since when it waits."""
    if task.due_at is not None:
        return _hours(task.due_at)
    if task.due_on is not None:
        return _("day: %(day)s") % {"day": shown.day(task.due_on)}
    return _("since %(day)s") % {"day": shown.day(task.since)}


def _hours(until: datetime) -> str:
    left = (until - clock.now()) // timedelta(hours=1)
    if left < 0:
        return _("the time was over on %(moment)s") % {"moment": shown.moment(until)}
    return ngettext("%(hours)s hour left", "%(hours)s hours left", left) % {"hours": left}


def _who(task: Task) -> str:
    party = with_party(register_of(task.entry_kind), task.party_name)
    if task.kind in OF_ONESELF:
        return party
    return ", ".join(one for one in (task.person_name, party) if one)


def _address(task: Task) -> str:
    if task.kind == AT_THE_DESK_OF_WHO_DECIDES:
        return f"{address_of('desk')}{task.public_id}/"
    if task.kind in AT_THE_HAND_IN_DESK:
        return reverse("hand_in_case", args=[task.public_id])
    return entry_address(register_of(task.entry_kind), task.public_id)
