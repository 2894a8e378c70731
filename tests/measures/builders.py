"""Measures made through the real commands, in the small province of the registers."""

from datetime import date, timedelta
from typing import Any, Final

from hypothesis import HealthCheck, settings

from tests.people.builders import TODAY
from tests.registers.builders import World
from zuiver.audit.models import AuditEvent
from zuiver.measures.commands import NewMeasure, measure_act, measures_impose
from zuiver.measures.models import Measure, MeasureVersion
from zuiver.people.models import Person

# A machine with much else to do is no reason to fail.
AT_ANY_SPEED: Final = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
SUBJECT = "gifts:abc"
DUE = date(2026, 6, 12)
AGAIN = date(2026, 12, 1)
TEXT = "Geen opdrachten van leveranciers."
PROOF = "De klant is een ander bedrijf geworden; zie de brief."


class Measures(World):
    """The province, with measures: about Samira, to carry out by Samira, checked by Karin, unless told otherwise."""

    def line(self, owner: Person | None = None, **changes: Any) -> NewMeasure:
        """One measure to impose."""
        told: dict[str, Any] = {"text": TEXT, "owner": owner or self.samira, "due_on": DUE}
        return NewMeasure(**(told | changes))

    def impose(self, *lines: NewMeasure, by: Person | None = None, **changes: Any) -> tuple[Measure, ...]:
        """Measures that somebody (Karin) imposes."""
        told: dict[str, Any] = {"subject": SUBJECT, "person": self.samira, "assessor": self.karin} | changes
        on = told.pop("on", TODAY)
        return measures_impose(self.actor(by or self.karin, on), lines=lines or [self.line()], **told)

    def measure(self, **changes: Any) -> Measure:
        """One measure; what belongs to the line goes there."""
        names = {"text", "owner", "due_on", "recheck_on"}
        line = self.line(**{name: value for name, value in changes.items() if name in names})
        rest = {name: value for name, value in changes.items() if name not in names}
        (found,) = self.impose(line, **rest)
        return found

    def act(self, measure: Measure, action: str, by: Person, on: date = TODAY, **changes: Any) -> Measure:
        """A step, with words that say enough."""
        told = {"words": PROOF} | changes
        return measure_act(self.actor(by, on), public_id=measure.public_id, action=action, **told)

    def carried_out(self, on: date = TODAY, **changes: Any) -> Measure:
        """A measure with proof, that waits for Karin."""
        return self.act(self.measure(**changes), "carry_out", self.samira, on)


def traces(organisation_id: int) -> tuple[int, int]:
    """How many audit events and versions there are; both are only ever added."""
    return (
        AuditEvent.objects.filter(organisation_id=organisation_id).count(),
        MeasureVersion.rows.of(organisation_id).count(),
    )


def days_after(day: date, days: int) -> date:
    """So many calendar days later."""
    return day + timedelta(days=days)
