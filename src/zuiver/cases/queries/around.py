"""What stands around a case on its page: who reads it, what was found, the register, what two people do, what comes next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zuiver.cases.access import ASSIGN, STATUS, WRITE
from zuiver.cases.commands.compartments import kept_parts, may_hold, newest_keys
from zuiver.cases.commands.held import Held
from zuiver.cases.commands.keys import LISTED
from zuiver.cases.commands.together import DEEDS
from zuiver.cases.exclusions import excluded_people
from zuiver.cases.facts import facts_of
from zuiver.cases.lifecycle import Compartment, Role, Side
from zuiver.cases.models import CompartmentKey, ExportLine, Reader, RegisterLine, SecondPair, Wrap
from zuiver.cases.next_steps import NextStep, next_step
from zuiver.cases.queries.offers import Offer, may_with_key, offers
from zuiver.cases.queries.shown import ShownKey
from zuiver.cases.readers import holders_in_use


@dataclass(frozen=True)
class ShownPlace:
    """A reader of a case. `parts` are the compartments of which this role gets a key, `has` the newest keys that it has."""

    id: UUID
    alias: int
    role: str
    holder_id: UUID
    public_key: str
    since: date
    ended_on: date | None
    last_day: date | None
    free_on: date | None
    parts: tuple[str, ...]
    has: tuple[str, ...]


@dataclass(frozen=True)
class ShownPair:
    """Something that takes two: who asked, on which ground, about whom; `may_agree` where the one who looks is the second."""

    id: UUID
    deed: str
    ground: str
    asked_by: int
    asked_on: date
    about: int
    is_agreed: bool
    may_agree: bool
    # Of an export for somebody outside: the sealed piece that names this person.
    piece: UUID | None


@dataclass(frozen=True)
class ShownExport:
    """An export that left: on which ground, for which keys, and by which day it is destroyed or back."""

    id: UUID
    made_on: date
    alias: int
    ground: str
    recipients: list[str]
    mark: str
    destroy_by: date
    back_on: date | None
    outside: str
    piece: UUID | None


@dataclass(frozen=True)
class Around:
    """All of that for one place in the case."""

    next: NextStep
    is_own_turn: bool
    offers: tuple[Offer, ...]
    puts: dict[str, str]
    # The version of the newest key of each part: who begins a part anew makes the next one.
    versions: dict[str, int]
    to_seal: list[ShownKey]
    places: list[ShownPlace]
    may_join: list[UUID]
    findings: dict[int, str]
    register: dict[str, str]
    register_missing: tuple[str, ...]
    notified_on: date | None
    pairs: list[ShownPair]
    exports: list[ShownExport]


def around(held: Held, sides: tuple[Side, ...], *, to_renew: bool) -> Around:
    """Return what stands around a case for who holds it; little of it for who does not see how the case stands."""
    facts = facts_of(held.case, held.day, held.place.reader)
    coming = next_step(facts, to_renew=to_renew)
    handles = held.place.may(STATUS, WRITE)
    return Around(
        next=coming,
        is_own_turn=held.place.role in coming.roles,
        offers=offers(held, facts, sides),
        puts=_puts(held),
        versions={part.value: key.version for part, key in newest_keys(held).items()},
        to_seal=_to_seal(held),
        places=_places(held),
        may_join=_may_join(held),
        findings=dict(facts.findings),
        register=_register(held) if handles else {},
        register_missing=facts.register_missing if handles else (),
        notified_on=held.case.notified_on,
        pairs=_pairs(held),
        exports=_exports(held),
    )


def _puts(held: Held) -> dict[str, str]:
    """Where pieces can be put: as a writer, or only the kinds of who assigns work. Parts that nobody here opens count too."""
    kept = kept_parts(held)
    found = {}
    for part in Compartment:
        for verb in (WRITE, ASSIGN):
            may = held.place.may(part, verb) or (part not in kept and may_with_key(held, part, verb))
            if may and part not in found:
                found[part.value] = verb
    return found


def _to_seal(held: Held) -> list[ShownKey]:
    """Keys of parts into which the place puts work without reading there; its browser checks who made them."""
    reader, assigned = held.place.reader, []
    if reader is None:
        return []
    parts = [part for part in Compartment if part not in held.place.reads and held.place.may(part, ASSIGN)]
    rows = CompartmentKey.rows.of(held.case.organisation_id).filter(case=held.case, compartment__in=parts)
    for row in rows.order_by("compartment", "version"):
        wrap: Wrap | None = row.wraps.filter(holder_id=reader.holder_id).first()
        assigned.append(
            ShownKey(row.compartment, row.version, row.public_key, bytes(wrap.sealed) if wrap else b"")
        )
    return assigned


def _places(held: Held) -> list[ShownPlace]:
    keys = CompartmentKey.rows.of(held.case.organisation_id).filter(case=held.case).order_by("version")
    newest = {row.compartment: row.pk for row in keys}
    wraps = Wrap.rows.of(held.case.organisation_id).filter(key_id__in=newest.values(), holder__isnull=False)
    has = set(wraps.values_list("key_id", "holder_id"))
    rows = Reader.rows.of(held.case.organisation_id).filter(case=held.case).select_related("holder")
    return [
        ShownPlace(
            id=row.pk, alias=row.alias, role=row.role, holder_id=row.holder_id, public_key=row.holder.public_key,
            since=row.since, ended_on=row.ended_on or row.holder.ended_on, last_day=row.last_day,
            free_on=row.declared_free_on,
            parts=tuple(part.value for part in Compartment if may_hold(held, row, part)),
            has=tuple(sorted(part for part, key in newest.items() if (key, row.holder_id) in has)),
        )
        for row in rows.order_by("alias")
    ]  # fmt: skip


def _may_join(held: Held) -> list[UUID]:
    """Who has a key in force and no place yet. Never who is ruled out; a tie to the case shows when somebody is added."""
    in_use = holders_in_use(held.case.organisation_id, LISTED - {Role.ORGANISATION}, held.day)
    there = set(
        Reader.rows.of(held.case.organisation_id)
        .filter(case=held.case, ended_on__isnull=True, holder__ended_on__isnull=True)
        .values_list("holder__person_id", flat=True)
    )
    barred = excluded_people(held.case, [one.person_id for one in in_use]) | there
    return [one.pk for one in in_use if one.person_id not in barred]


def _register(held: Held) -> dict[str, str]:
    line: RegisterLine | None = RegisterLine.rows.of(held.case.organisation_id).filter(case=held.case).first()
    names = ("type", "outcome", "source", "investigator", "police", "external")
    return {name: getattr(line, name) for name in names} if line else {}


def _pairs(held: Held) -> list[ShownPair]:
    rows = SecondPair.rows.of(held.case.organisation_id).filter(
        case=held.case, used_on__isnull=True, deed__in=DEEDS
    )
    readers = list(Reader.rows.of(held.case.organisation_id).filter(case=held.case).select_related("holder"))
    alias_of_person = {one.holder.person_id: one.alias for one in readers}
    alias_of_reader = {one.pk: one.alias for one in readers}
    own = held.place.reader.holder.person_id if held.place.reader else None
    return [
        ShownPair(
            row.pk, row.deed, row.ground, alias_of_person.get(row.asked_by, 0), row.asked_on,
            alias_of_reader.get(row.about or held.case.pk, 0), row.agreed_by is not None,
            row.agreed_by is None and row.asked_by != own,
            row.about if row.deed == "export_out" else None,
        )
        for row in rows.order_by("asked_on", "pk")
    ]  # fmt: skip


def _exports(held: Held) -> list[ShownExport]:
    rows = ExportLine.rows.of(held.case.organisation_id).filter(case=held.case).order_by("made_on", "pk")
    return [
        ShownExport(
            row.pk, row.made_on, row.alias, row.ground, row.recipients, row.mark, row.destroy_by, row.back_on,
            row.outside, row.piece,
        )
        for row in rows
    ]  # fmt: skip
