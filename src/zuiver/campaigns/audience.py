"""Whom a campaign asks: what HR data has to say about somebody. All that is filled in has to hold; nothing means everybody.

Only who has a place in the organisation on the day belongs to it. Each person comes with the reasons, as they are shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from django.db.models import Q

from zuiver.campaigns.places import Place, everybody_on
from zuiver.campaigns.reasons import Reason
from zuiver.people.models import Unit
from zuiver.people.placement import with_all_below

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Audience:
    """The conditions. `units` are codes, each with all below it; `functions` are parts of names, in any capitals."""

    units: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    scale_from: int | None = None
    scale_to: int | None = None
    kind: str = ""
    hr_record: str = ""
    leads: bool = False
    since_from: date | None = None
    since_until: date | None = None

    def stored(self) -> dict[str, Any]:
        """Return it as kept in a row."""
        days = {
            name: day.isoformat()
            for name, day in (("since_from", self.since_from), ("since_until", self.since_until))
            if day
        }
        plain = {name: value for name, value in asdict(self).items() if value and name not in days}
        return {**plain, **days}


@dataclass(frozen=True)
class Member:
    """Somebody of the audience: the place that made it so, and why."""

    place: Place
    reasons: tuple[Reason, ...]


_DAYS: Final = ("since_from", "since_until")
_LISTS: Final = ("units", "functions")


def audience_of(stored: Mapping[str, Any]) -> Audience:
    """Return an audience as it was kept."""
    values: dict[str, Any] = dict(stored)
    values |= {name: date.fromisoformat(values[name]) for name in _DAYS if values.get(name)}
    values |= {name: tuple(values[name]) for name in _LISTS if name in values}
    return Audience(**values)


class Finder:
    """Finds the members of an audience on a day; the units below are looked up once."""

    def __init__(self, organisation_id: int, audience: Audience, day: date) -> None:
        self._organisation_id = organisation_id
        self._audience = audience
        self._day = day
        self._units = self._units_meant()

    def narrow(self) -> Q:
        """What a database can sift: the rest of the conditions is asked of each place."""
        wanted, found = self._audience, Q()
        if self._units is not None:
            found &= Q(unit_id__in=sorted(self._units))
        if wanted.kind:
            found &= Q(person__kind=wanted.kind)
        if wanted.hr_record:
            found &= ~Q(person__employee_key="") if wanted.hr_record == YES else Q(person__employee_key="")
        if wanted.scale_from is not None:
            found &= Q(scale__gte=wanted.scale_from)
        if wanted.scale_to is not None:
            found &= Q(scale__lte=wanted.scale_to)
        return found

    def all(self) -> Iterator[Member]:
        """Yield everybody of the audience, by the id of the person."""
        for places in everybody_on(self._organisation_id, self._day, self.narrow()):
            yield from self.among(places)

    def among(self, places: Iterable[Place]) -> Iterator[Member]:
        """Yield who of these people belongs to it; of several places the first that does."""
        for _, own in groupby(places, key=lambda place: place.person_id):
            for place in own:
                reasons = self._reasons(place)
                if reasons is not None:
                    yield Member(place, reasons)
                    break

    def _units_meant(self) -> frozenset[int] | None:
        if not self._audience.units:
            return None
        chosen = Unit.rows.of(self._organisation_id).filter(code__in=self._audience.units)
        return with_all_below(self._organisation_id, list(chosen.values_list("pk", flat=True)))

    def _reasons(self, place: Place) -> tuple[Reason, ...] | None:
        """Why this place belongs to the audience; None where it does not."""
        found: list[Reason] = []
        for holds, reason in self._conditions(place):
            if not holds:
                return None
            found.append(reason)
        return tuple(found) or (("everyone", {}),)

    def _conditions(self, place: Place) -> Iterator[tuple[bool, Reason]]:
        wanted = self._audience
        if self._units is not None:
            yield place.unit_id in self._units, ("unit", {"unit": place.unit_name})
        if wanted.functions:
            function = place.function.casefold()
            holds = any(word.casefold() in function for word in wanted.functions)
            yield holds, ("function", {"function": place.function})
        if wanted.scale_from is not None or wanted.scale_to is not None:
            yield self._in_scale(place.scale), ("scale", {"scale": place.scale})
        if wanted.kind:
            yield place.kind == wanted.kind, (wanted.kind, {})
        if wanted.hr_record:
            known = "hr_record" if place.has_hr_record else "no_hr_record"
            yield place.has_hr_record is (wanted.hr_record == YES), (known, {})
        if wanted.leads:
            unit = place.leads[0][1] if place.leads else ""
            yield bool(place.leads), ("leads", {"unit": unit})
        if wanted.since_from or wanted.since_until:
            first, last = wanted.since_from or date.min, wanted.since_until or date.max
            yield first <= place.since <= last, ("since", {"day": place.since.isoformat()})

    def _in_scale(self, scale: int | None) -> bool:
        if scale is None:
            return False
        lowest, highest = self._audience.scale_from, self._audience.scale_to
        return (lowest is None or scale >= lowest) and (highest is None or scale <= highest)
