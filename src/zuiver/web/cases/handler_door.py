"""The door for who holds a key: one address, signed in, with the token against forged requests in a header."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from zuiver.cases import commands
from zuiver.cases.queries import inbox
from zuiver.cases.queries.files import slice_in_case
from zuiver.people.actor import Actor
from zuiver.web.cases import handling_keys, handling_people, handling_steps, handling_together, typed
from zuiver.web.cases.answers import answer
from zuiver.web.cases.frames import Frame
from zuiver.web.cases.handling_paper import PAPER_DEEDS
from zuiver.web.cases.key_doors import KEY_DEEDS
from zuiver.web.cases.own_doors import OWN_DEEDS
from zuiver.web.requests import SignedInRequest, signed_in

Deed = Callable[[Actor, Frame], Any]


@signed_in
@require_POST
def handler_door(request: SignedInRequest) -> HttpResponse:
    """Take what a handler's browser sends."""
    return answer(request, {name: partial(deed, request.actor) for name, deed in DEEDS.items()})


def _inbox(actor: Actor, frame: Frame) -> dict[str, Any]:
    return {"cases": inbox.inbox(actor), "talks": inbox.talks(actor)}


def _case(actor: Actor, frame: Frame) -> inbox.CaseView:
    case_id = typed.uuid(frame.fields, "case")
    commands.case_opened(actor, case_id)
    return inbox.case_view(actor, case_id)


def _talk(actor: Actor, frame: Frame) -> list[tuple[str, int, bool, bytes]]:
    return inbox.talk_items(actor, typed.uuid(frame.fields, "talk"))


def _talk_answer(actor: Actor, frame: Frame) -> int:
    return commands.consult_answer(actor, typed.uuid(frame.fields, "talk"), typed.messages(frame))


def _add(actor: Actor, frame: Frame) -> int:
    return commands.pieces_add(actor, typed.uuid(frame.fields, "case"), typed.pieces(frame))


def _upload(actor: Actor, frame: Frame) -> None:
    commands.slice_store_by(actor, typed.uuid(frame.fields, "case"), typed.arriving(frame))


def _uploaded(actor: Actor, frame: Frame) -> list[int]:
    case_id, upload_id = typed.uuid(frame.fields, "case"), typed.uuid(frame.fields, "upload")
    return commands.slices_there_for(actor, case_id, upload_id, typed.text(frame.fields, "token"))


def _file(actor: Actor, frame: Frame) -> bytes:
    """A slice of a file. A handler who begins to read one opens the case, and the log says so."""
    case_id, upload_id = typed.uuid(frame.fields, "case"), typed.uuid(frame.fields, "upload")
    number = typed.number(frame.fields, "number")
    found = slice_in_case(actor, case_id, upload_id, number)
    if not number:
        commands.file_opened(actor, case_id)
    return found


DEEDS: dict[str, Deed] = {
    "inbox": _inbox,
    "case": _case,
    "talk": _talk,
    "talk_answer": _talk_answer,
    "add": _add,
    "upload": _upload,
    "uploaded": _uploaded,
    "file": _file,
    **handling_steps.DEEDS,
    **handling_people.DEEDS,
    **handling_together.DEEDS,
    **handling_keys.DEEDS,
    **KEY_DEEDS,
    **PAPER_DEEDS,
    **OWN_DEEDS,
}
