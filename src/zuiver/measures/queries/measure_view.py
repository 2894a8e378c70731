"""An opened measure as its page shows it: what it asks, its life, what the reader may do, and who looked."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.errors import Message
from zuiver.measures import permissions
from zuiver.measures.cases import check_action
from zuiver.measures.lifecycle import steps_from
from zuiver.measures.models import Measure, MeasureFile, MeasureRead, MeasureVersion
from zuiver.measures.policies import Case
from zuiver.measures.queries.rows import as_rows
from zuiver.measures.queries.views import FileLine, MeasureView, ReadLine, StepLine
from zuiver.people.actor import Actor

PAST: Final[Mapping[str, Message]] = {
    "propose": Message("Proposed this measure"),
    "impose": Message("Set this measure"),
    "accept": Message("Accepted this measure"),
    "object": Message("Does not agree"),
    "uphold": Message("Let it stay, with an answer"),
    "carry_out": Message("Done, with proof"),
    "find_effective": Message("Checked: it works"),
    "send_back": Message("Asked for more proof"),
    "find_not_effective": Message("Checked: it does not work"),
    "postpone": Message("Got more time"),
    "hand_on": Message("Given to somebody else"),
    "lapse": Message("Stopped this measure"),
    "reroute": Message("Somebody else checks it"),
}


def view_of(actor: Actor, measure: Measure, case: Case, capacity: str, roles: Collection[str]) -> MeasureView:
    """Return a measure for a reader in this capacity, in a fixed number of queries."""
    (row,) = as_rows(actor, [measure], checking=capacity == permissions.DEPUTY)
    steps = steps_from(case.state)
    follows = measure.follows
    successor = Measure.rows.of(measure.organisation_id).filter(follows=measure)
    return MeasureView(
        row=row,
        version=measure.version,
        capacity=capacity,
        proof=measure.proof,
        proof_link=measure.proof_link,
        steps=tuple(step for step in steps if check_action(actor, case, step.action, roles) is None),
        lines=tuple(_lines(measure)),
        reads=_reads(measure) if capacity in permissions.OWN else (),
        follows=follows.public_id if follows else "",
        followed_by=successor.values_list("public_id", flat=True).first() or "",
        files=_files(measure),
    )


def _files(measure: Measure) -> tuple[FileLine, ...]:
    rows = MeasureFile.rows.of(measure.organisation_id).filter(measure=measure).order_by("pk")
    return tuple(FileLine(*row) for row in rows.values_list("public_id", "media_type", "size", "at"))


def _lines(measure: Measure) -> Iterable[StepLine]:
    rows = MeasureVersion.rows.of(measure.organisation_id).filter(measure=measure)
    for version in rows.select_related("changed_by", "in_place_of", "owner").order_by("number"):
        principal = version.in_place_of
        yield StepLine(
            at=version.at,
            action=version.action,
            what=PAST[version.action],
            who=version.changed_by.name if version.changed_by else "",
            words=version.words,
            link=version.link,
            owner=version.owner.name,
            due_on=version.due_on,
            recheck_on=version.recheck_on,
            in_place_of=principal.name if principal else "",
        )


def _reads(measure: Measure) -> tuple[ReadLine, ...]:
    """All readings of one person on one day are one line, newest first."""
    rows = MeasureRead.rows.of(measure.organisation_id).filter(measure=measure)
    grouped: dict[tuple[object, ...], list[MeasureRead]] = {}
    for read in rows.select_related("reader").order_by("-at", "-pk")[:500]:
        day = read.at.astimezone(AMSTERDAM).date()
        grouped.setdefault((read.reader_id, read.capacity, day), []).append(read)
    return tuple(
        ReadLine(found[0].reader.name, found[0].capacity, min(one.at for one in found), len(found))
        for found in grouped.values()
    )
