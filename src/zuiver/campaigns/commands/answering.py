"""The person answers: nothing changed, this changed, that ended, or there is nothing to declare."""

from collections.abc import Mapping

from django.db import transaction

from zuiver.campaigns import policies
from zuiver.campaigns.commands.recording import check, locked_request, stop_on, store
from zuiver.campaigns.correcting import corrected
from zuiver.campaigns.entries import CONFIRM, END, Declared, declared_by
from zuiver.campaigns.lifecycle import Line, State
from zuiver.campaigns.models import Request, RequestLine
from zuiver.campaigns.telling import subject_of
from zuiver.kernel.errors import InvalidData, Refusal, invalid
from zuiver.notices.commands import notices_seen
from zuiver.people.actor import Actor
from zuiver.registers.commands import entry_act
from zuiver.registers.registry import register_of


@transaction.atomic
def request_answer(
    actor: Actor,
    *,
    public_id: str,
    lines: Mapping[str, str] | None = None,
    nothing: bool = False,
    ended_on: Mapping[str, str] | None = None,
    version: int | None = None,
) -> Request:
    """Answer a request: `nothing` to declare, or for each own entry (by public id) unchanged, changed or ended.

    What ended is ended in its register, through the register's own door, on the day in `ended_on` as typed, else today.
    Something changed: the request stays open until it is corrected (`request_finish`). Raises NotFound, Refusal, InvalidData.
    """
    request, holders = locked_request(actor, public_id)
    check(request, holders, "answer", version, actor)
    said = _read(lines or {})
    there = declared_by(request.organisation_id, request.person_id, request.kinds)
    stop_on(policies.check_lines({one.public_id for one in there}, said, nothing=nothing))
    _keep(request, there, said, actor)
    _tell_registers(actor, there, said, ended_on or {})
    request.answered_on = actor.on
    request.asked_until = None
    store(request, actor, "answer", _state_after(request, there, said), "campaigns.request.answered")
    notices_seen(actor, subject=subject_of(request))
    return request


@transaction.atomic
def request_finish(actor: Actor, *, public_id: str, version: int | None = None) -> Request:
    """Say that what had changed is corrected. Raises NotFound, and Refusal as long as a line was not."""
    request, holders = locked_request(actor, public_id)
    check(request, holders, "finish", version, actor)
    if not corrected(request):
        raise Refusal(
            "still_to_correct",
            "Not everything that changed is corrected yet. Open the lines that are marked, or say that they are right after all.",
        )
    store(request, actor, "finish", State.CHANGED, "campaigns.request.finished")
    return request


def _tell_registers(
    actor: Actor, there: list[Declared], said: Mapping[str, Line], ended_on: Mapping[str, str]
) -> None:
    """Let the registers hear it through their own door: what ended ends there, what goes on is due again later."""
    for one in there:
        line = said[one.public_id]
        if line is Line.ENDED and not one.can_end:
            raise invalid(
                "lines",
                "“{title}” cannot end: it happened once. Say whether it is still right.",
                title=one.title,
            )
        if line is Line.ENDED:
            _end(actor, one, ended_on.get(one.public_id, "").strip())
        elif line is Line.UNCHANGED and one.can_confirm:
            entry_act(actor, public_id=one.public_id, action=CONFIRM)


def _end(actor: Actor, one: Declared, day: str) -> None:
    field = register_of(one.kind).ended
    data = {field: day or actor.on.isoformat()} if field else {}
    try:
        entry_act(actor, public_id=one.public_id, action=END, data=data)
    except InvalidData as wrong:
        raise wrong.for_field(f"ended-{one.public_id}") from wrong


def _read(lines: Mapping[str, str]) -> dict[str, Line]:
    try:
        return {public_id: Line(said) for public_id, said in lines.items()}
    except ValueError:
        raise invalid("lines", "A line has no answer yet. Say of each whether it is still right.") from None


def _keep(request: Request, there: list[Declared], said: Mapping[str, Line], actor: Actor) -> None:
    for one in there:
        RequestLine.rows.update_or_create(
            organisation_id=request.organisation_id,
            request=request,
            entry_public_id=one.public_id,
            defaults={
                "kind": one.kind,
                "entry_version": one.version,
                "said": said[one.public_id],
                "on": actor.on,
            },
        )


def _state_after(request: Request, there: list[Declared], said: Mapping[str, Line]) -> State:
    if not there:
        return State.NOTHING
    if Line.CHANGED in said.values():
        return State.CHANGING
    # What was recorded because of the request is news as well.
    is_new = any(one.recorded_on >= request.opened_on for one in there)
    return State.CHANGED if is_new or Line.ENDED in said.values() else State.UNCHANGED
