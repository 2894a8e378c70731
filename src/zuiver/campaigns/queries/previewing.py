"""Who would be asked, and why: shown before anything is sent."""

from dataclasses import dataclass

from zuiver.campaigns.audience import Audience, Finder
from zuiver.campaigns.permissions import check_manage
from zuiver.campaigns.reasons import Reason
from zuiver.people.actor import Actor
from zuiver.people.models import Unit

PAGE = 50


@dataclass(frozen=True)
class MemberLine:
    """Somebody who would be asked."""

    name: str
    unit: str
    function: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class AudiencePage:
    """How many people, and fifty of them. `next_after` is the place of the next page, None on the last."""

    total: int
    lines: tuple[MemberLine, ...]
    next_after: int | None


def audience_page(actor: Actor, audience: Audience, *, after: int = 0) -> AudiencePage:
    """Return who belongs to an audience today, from a person's id onwards. Raises Refusal."""
    refusal = check_manage(actor)
    if refusal:
        raise refusal
    total, last, more = 0, 0, False
    lines: list[MemberLine] = []
    for member in Finder(actor.organisation_id, audience, actor.on).all():
        total += 1
        place = member.place
        if place.person_id <= after:
            continue
        if len(lines) == PAGE:
            more = True
            continue
        lines.append(MemberLine(place.name, place.unit_name, place.function, member.reasons))
        last = place.person_id
    return AudiencePage(total, tuple(lines), last if more else None)


def unit_choices(actor: Actor) -> list[tuple[str, str]]:
    """Return the units to choose from: code and name with the names above it, in the order of the tree. Raises Refusal."""
    refusal = check_manage(actor)
    if refusal:
        raise refusal
    units = {unit.pk: unit for unit in Unit.rows.of(actor.organisation_id)}
    paths = {pk: _path(pk, units) for pk in units}
    return [(units[pk].code, " › ".join(path)) for pk, path in sorted(paths.items(), key=lambda one: one[1])]


def _path(pk: int, units: dict[int, Unit]) -> list[str]:
    path: list[str] = []
    seen: set[int] = set()
    at: int | None = pk
    while at is not None and at not in seen:
        seen.add(at)
        path.insert(0, units[at].name)
        at = units[at].parent_id
    return path
