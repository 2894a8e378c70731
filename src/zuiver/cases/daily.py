"""What the room does by itself once a day, and what more than once on a day changes nothing: steps of time, leavers, the seal."""

from datetime import date, timedelta
from typing import Final

from django.db import transaction

from zuiver.cases.clocks import warned_from
from zuiver.cases.commands.clockwork import days_of
from zuiver.cases.commands.consulting import consults_expire
from zuiver.cases.commands.extra_review import watch_expire
from zuiver.cases.commands.uploading import uploads_expire
from zuiver.cases.facts import facts_of
from zuiver.cases.leaving import leavers
from zuiver.cases.ledger import seal_day, write_line
from zuiver.cases.lifecycle import STEPS, Role, State
from zuiver.cases.models import Case, Deadline, KeyHolder
from zuiver.cases.policies import GUARDS

_BY_ITSELF: Final = tuple(step for step in STEPS if Role.SYSTEM in step.roles)


def run_day(organisation_id: int, today: date) -> dict[str, int]:
    """Do all of it for one organisation and say how much was done, in numbers only."""
    return {
        "steps": take_time_steps(organisation_id, today),
        "missed": note_missed(organisation_id, today),
        "left": end_keys_of_leavers(organisation_id, today),
        "talks": consults_expire(organisation_id, today),
        "marks": watch_expire(organisation_id, today),
        "uploads": uploads_expire(organisation_id, today),
        "sealed": int(seal_day(organisation_id, today)),
    }


def take_time_steps(organisation_id: int, today: date) -> int:
    """Take every step that only time asks for; a run that was missed is made up for."""
    done = 0
    for step in _BY_ITSELF:
        waiting = Case.rows.of(organisation_id).filter(state__in=list(step.sources))
        for case_id in list(waiting.values_list("pk", flat=True)):
            with transaction.atomic():
                case = Case.rows.of(organisation_id).select_for_update().get(pk=case_id)
                refused = GUARDS[step.guard](facts_of(case, today)) if step.guard else None
                if refused is None and case.state in step.sources:
                    case.state = step.to or case.state
                    write_line(case, step.event, day=today, role=Role.SYSTEM)
                    case.save()
                    done += 1
    return done


def note_missed(organisation_id: int, today: date) -> int:
    """Write once into the log of a case that a clock ran out: the reporter gets a statement of it (`queries.box`)."""
    late = Deadline.rows.of(organisation_id).filter(met_on__isnull=True, due_on__lt=today)
    noted = 0
    for row in late.select_related("case"):
        with transaction.atomic():
            case = Case.rows.of(organisation_id).select_for_update().get(pk=row.case_id)
            event = f"{row.clock}_missed"
            if not case.ledger.filter(event=event).exists():
                write_line(case, event, day=today, role=Role.SYSTEM)
                case.save()
                noted += 1
    return noted


def end_keys_of_leavers(organisation_id: int, today: date) -> int:
    """End the keys of who left, so that their colleagues are asked to renew what these keys opened; return how many."""
    rows = KeyHolder.rows.of(organisation_id).filter(ended_on__isnull=True)
    gone = leavers(organisation_id, list(rows.values_list("person_id", flat=True)), today)
    ended: int = rows.filter(person_id__in=gone).update(ended_on=today, end_reason="left")
    return ended


def due_soon(organisation_id: int, today: date) -> list[tuple[Deadline, int]]:
    """Return the open clocks of which a handler is warned, with how many days are left until the target."""
    rows = Deadline.rows.of(organisation_id).filter(met_on__isnull=True).select_related("case")
    near = rows.filter(target_on__lte=today + timedelta(days=92)).exclude(case__state=State.DESTROYED)
    return [
        (row, (row.target_on - today).days)
        for row in near
        if warned_from(days_of(row), row.starts_on) <= today
    ]
