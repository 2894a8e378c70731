"""Which steps a place in a case may take now: the names of the forms on its page, each with what has to come first.

The commands decide; this only says beforehand what they would, from the same tables and policies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zuiver.cases.access import ACKNOWLEDGE, DECIDE, STATUS, WRITE
from zuiver.cases.commands.acting import OTHER_DOOR, SORTABLE, VERBS
from zuiver.cases.commands.compartments import kept_parts
from zuiver.cases.commands.held import Held
from zuiver.cases.commands.recording import may_record
from zuiver.cases.commands.together import EXPORTS
from zuiver.cases.lifecycle import (
    INNER_PATHS,
    RECORDS,
    SIDE_STEPS,
    Compartment,
    Role,
    Side,
    State,
    inner_step,
    steps_from,
)
from zuiver.cases.models import CheckIn, SecondPair
from zuiver.cases.policies import GUARDS, Facts, check_suspended
from zuiver.kernel.errors import Refusal

_OF_RECEIVERS: Final = ("reader_add", "exclude", "watch", "ask.identity", "ask.export", "ask.export_out")
_FINDABLE: Final = frozenset({State.INVESTIGATING, State.FEEDBACK_GIVEN})
_PATH_OF: Final = {Role.COMMITTEE: ("complaint",)}
_WRITABLE: Final = {
    "write.message": Compartment.CONTENT,
    "write.note": Compartment.NOTE,
    "write.detriment": Compartment.DETRIMENT,
}


@dataclass(frozen=True)
class Offer:
    """A form of the page; `first` says what has to be done before it, where something has."""

    name: str
    first: Refusal | None = None


def offers(held: Held, facts: Facts, sides: tuple[Side, ...]) -> tuple[Offer, ...]:
    """Return what this place may do now, in the order of the page."""
    return (
        *_main(held, facts),
        *_sorting(held, facts),
        *_inner(held),
        *_beside(held, sides),
        *_handling(held),
        *_records(held, facts),
        *_receiving(held),
        *(Offer(name) for name, part in _WRITABLE.items() if _may_write(held, part)),
    )


def _main(held: Held, facts: Facts) -> Iterator[Offer]:
    for step in steps_from(held.state, held.place.role):
        if step.action not in OTHER_DOOR and held.place.may(STATUS, VERBS.get(step.action, WRITE)):
            refused = check_suspended(facts, step.action)
            if refused is None and step.guard:
                refused = GUARDS[step.guard](facts)
            yield Offer(f"act.{step.action}", refused)


def _sorting(held: Held, facts: Facts) -> Iterator[Offer]:
    if not held.place.may(STATUS, WRITE):
        return
    if not facts.declared_free:
        yield Offer("free")
    if held.state in SORTABLE:
        yield Offer("triage")


def _inner(held: Held) -> Iterator[Offer]:
    if held.state is not State.INVESTIGATING:
        return
    place = held.case.place
    paths = _PATH_OF.get(held.place.role, ("investigation",)) if not place else INNER_PATHS
    for path in paths:
        for step in INNER_PATHS[path]:
            if held.place.role in step.roles and inner_step(path, step.name, place):
                untold = step.tells_accused and held.case.notified_on is None
                yield Offer(f"inner.{path}.{step.name}", _not_told() if untold else None)


def _beside(held: Held, sides: tuple[Side, ...]) -> Iterator[Offer]:
    if not held.place.may(STATUS, WRITE):
        return
    for step in SIDE_STEPS:
        fits = held.state in step.sources and held.place.role in step.roles
        if fits and (step.to is not None or (step.side in sides) != step.on):
            yield Offer(f"act.{step.action}")


def _handling(held: Held) -> Iterator[Offer]:
    writes = held.place.may(STATUS, WRITE)
    if held.state in _FINDABLE and (writes or held.place.may(Compartment.INVESTIGATION, WRITE)):
        yield Offer("finding")
    if writes:
        yield from (Offer(name) for name in ("told", "register", "selected", "summary", "reader_remove"))
        yield Offer("let_in", None if held.case.notified_on else _not_told())
    if held.case.notified_on and held.place.may(Compartment.ACCUSED, WRITE):
        yield from (Offer(name) for name in ("give.hearing", "give.message"))
    if writes or held.place.may(STATUS, DECIDE):
        yield Offer("knew")
    if _checks_in(held):
        yield Offer("check_in")


def _checks_in(held: Held) -> bool:
    waiting = CheckIn.rows.of(held.case.organisation_id).filter(case=held.case, done_on__isnull=True)
    may = held.place.may(Compartment.DETRIMENT, WRITE) or held.place.may(STATUS, WRITE)
    return may and waiting.exists()


def _records(held: Held, facts: Facts) -> Iterator[Offer]:
    for record in RECORDS:
        if held.state in record.sources and may_record(held, record):
            yield Offer(f"record.{record.name}", GUARDS[record.guard](facts) if record.guard else None)


def _receiving(held: Held) -> Iterator[Offer]:
    if held.place.reader is not None:
        yield Offer("recuse")
    if not held.place.may(STATUS, ACKNOWLEDGE):
        return
    yield from (Offer(name) for name in _OF_RECEIVERS)
    if held.state is State.TO_DESTROY and held.place.may(STATUS, WRITE):
        yield Offer("ask.destroy")
    agreed = SecondPair.rows.of(held.case.organisation_id).filter(
        case=held.case, agreed_by__isnull=False, used_on__isnull=True
    )
    if agreed.filter(deed__in=EXPORTS).exists():
        yield Offer("export")


def _may_write(held: Held, part: Compartment) -> bool:
    """With a key of the part; or because nobody here has one, and this place would make it."""
    if held.place.may(part, WRITE):
        return True
    return may_with_key(held, part, WRITE) and part not in kept_parts(held)


def may_with_key(held: Held, part: Compartment, verb: str) -> bool:
    """Whether the place would allow it if it had a key of the part."""
    return held.place.with_key(part).may(part, verb)


def _not_told() -> Refusal:
    return Refusal(
        "accused_not_told",
        "The person concerned does not know yet. Record first that this person was told.",
    )
