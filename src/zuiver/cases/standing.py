"""What is true of somebody in one case on one day: the facts that `access.py` weighs."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from zuiver.cases.access import LOG, READ, STATUS, Standing, may, may_add
from zuiver.cases.blind import numbers_of
from zuiver.cases.exclusions import is_excluded
from zuiver.cases.leaving import has_left
from zuiver.cases.lifecycle.table import CLOSED
from zuiver.cases.lifecycle.words import Compartment, Family, ItemKind, Role, State
from zuiver.cases.models import Case, Reader, Wrap
from zuiver.kernel.errors import NotFound
from zuiver.people.actor import Actor

_WITH_AUTHORITY = CLOSED | {State.FEEDBACK_GIVEN, State.DECIDED, State.MEASURES}
# Parts that somebody writes into with the public key alone; to read them takes a sealed key.
_REPORTER_FACTS = frozenset({"own", "assigned", "keyed"})


@dataclass(frozen=True)
class Place:
    """Somebody in a case: as who, with which keys, and what is true. `reader` is None for the reporter."""

    role: Role
    facts: frozenset[str]
    keyed: frozenset[Compartment]
    reader: Reader | None = None

    @property
    def alias(self) -> int:
        """How the log names this reader; 0 for the reporter."""
        return self.reader.alias if self.reader else 0

    def standing(self, part: str) -> Standing:
        """What is true for one part of the case."""
        return Standing(self.role, self.facts | {"keyed"} if part in self.keyed else self.facts)

    def may(self, part: str, verb: str) -> bool:
        """Whether this place allows it."""
        return may(self.standing(part), part, verb)

    def may_add(self, compartment: Compartment, kind: ItemKind) -> bool:
        """Whether this place may put a piece of this kind there."""
        return may_add(self.standing(compartment), compartment, kind)

    def with_key(self, part: Compartment) -> "Place":
        """The same place as if a key of this part were sealed for it."""
        return replace(self, keyed=self.keyed | {part})

    @property
    def reads(self) -> frozenset[Compartment]:
        """The compartments that this place reads."""
        return frozenset(part for part in Compartment if self.may(part, READ))

    @property
    def sees_log(self) -> bool:
        """Whether the log of the case is shown: to who sees its state."""
        return self.may(STATUS, READ) or self.may(LOG, READ)


REPORTER = Place(Role.REPORTER, _REPORTER_FACTS, frozenset(Compartment))


def not_found() -> NotFound:
    """The one answer for what is not there, is another's, was closed to this person, or was never meant for them."""
    return NotFound(
        "case_not_found", "There is no such case, or it is not for you. Go back to your own list."
    )


def person_of(actor: Actor) -> int:
    """Return the number of the person who acts. Raises `NotFound` for the program itself: it handles nothing."""
    if actor.person_id is None:
        raise not_found()
    return actor.person_id


def place_of(actor: Actor, case: Case) -> Place | None:
    """Return the place of an actor in a case; None where there is none, or it is barred. Deputies have none.

    All is looked up whatever the answer will be: a case that is closed to somebody takes as long as one that is not there.
    """
    if actor.person_id is None or actor.organisation_id != case.organisation_id:
        return None
    reader: Reader | None = (
        Reader.rows.of(actor.organisation_id)
        .select_related("holder")
        .filter(case=case, ended_on__isnull=True, holder__person_id__in=numbers_of(actor.person_id))
        # A manager made the own key and the own intake in one browser: there is nobody to whom it was to be proven.
        .filter(Q(holder__approved_on__isnull=False) | Q(role=Role.MANAGER), holder__ended_on__isnull=True)
        .first()
    )
    bars = (is_excluded(case, actor.person_id), has_left(actor))
    if reader is None or any(bars):
        return None
    return Place(Role(reader.role), facts_for(actor.on, case, reader), _keyed(reader), reader)


def stand_in(actor: Actor, case_id: UUID) -> Case:
    """Return a case for an id that leads nowhere, to look up the same for it as for one that is closed to the actor."""
    return Case(pk=case_id, organisation_id=actor.organisation_id)


def facts_for(on: date, case: Case, reader: Reader) -> frozenset[str]:
    """Return what is true of a reader on a day, but for the keys."""
    facts = {"assigned"}
    # An investigator without a last day would have the case for ever: a time box is asked when the place is given.
    if reader.last_day is None or on <= reader.last_day:
        facts.add("in_time")
    if reader.granted_on:
        facts.add("granted")
    if case.notified_on:
        facts.add("notified")
    if case.family == Family.CONDUCT:
        facts.add("complaint")
    if case.state in _WITH_AUTHORITY:
        facts.add("deciding")
    return frozenset(facts)


def _keyed(reader: Reader) -> frozenset[Compartment]:
    wraps = Wrap.rows.of(reader.organisation_id).filter(
        key__case_id=reader.case_id, holder_id=reader.holder_id
    )
    return frozenset(
        Compartment(word) for word in wraps.values_list("key__compartment", flat=True).distinct()
    )
