"""The door for who holds a key: one address, signed in, with the token against forged requests in a header."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from zuiver.cases import commands
from zuiver.cases.lifecycle import Compartment, Family, Role
from zuiver.cases.queries import inbox, own_keys
from zuiver.people.actor import Actor
from zuiver.web.cases import typed
from zuiver.web.cases.answers import answer
from zuiver.web.cases.frames import Frame
from zuiver.web.cases.key_doors import KEY_DEEDS
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


def _act(actor: Actor, frame: Frame) -> str:
    return commands.case_act(
        actor,
        typed.uuid(frame.fields, "case"),
        typed.text(frame.fields, "action"),
        pieces=typed.pieces(frame),
        codes=typed.texts(frame.fields, "codes"),
    ).state


def _triage(actor: Actor, frame: Frame) -> str:
    family = typed.word(frame.fields, "family", Family)
    case_id = typed.uuid(frame.fields, "case")
    return commands.case_triage(actor, case_id, family, pieces=typed.pieces(frame)).family


def _inner(actor: Actor, frame: Frame) -> str:
    return commands.case_inner(
        actor,
        typed.uuid(frame.fields, "case"),
        typed.text(frame.fields, "path"),
        typed.text(frame.fields, "step"),
        pieces=typed.pieces(frame),
    ).place


def _part(actor: Actor, frame: Frame) -> int:
    key = typed.new_key(frame, frame.fields.get("key"))
    return commands.compartment_open(actor, typed.uuid(frame.fields, "case"), key).version


def _give_key(actor: Actor, frame: Frame) -> None:
    commands.reader_key_add(
        actor,
        typed.uuid(frame.fields, "case"),
        alias=typed.number(frame.fields, "alias"),
        compartment=typed.word(frame.fields, "compartment", Compartment),
        version=typed.number(frame.fields, "version"),
        wrap=frame.blob(frame.fields.get("wrap")),
    )


def _reader_add(actor: Actor, frame: Frame) -> int:
    last = typed.day(frame.fields, "last_day") if frame.fields.get("last_day") else None
    holder = typed.uuid(frame.fields, "holder")
    return commands.reader_add(actor, typed.uuid(frame.fields, "case"), holder, last_day=last).alias


def _reader_remove(actor: Actor, frame: Frame) -> None:
    alias = typed.number(frame.fields, "alias")
    commands.reader_remove(actor, typed.uuid(frame.fields, "case"), alias=alias)


def _recuse(actor: Actor, frame: Frame) -> None:
    commands.recuse(actor, typed.uuid(frame.fields, "case"), pieces=typed.pieces(frame))


def _declare_free(actor: Actor, frame: Frame) -> None:
    commands.declare_free(actor, typed.uuid(frame.fields, "case"))


def _told(actor: Actor, frame: Frame) -> None:
    commands.accused_told(actor, typed.uuid(frame.fields, "case"), pieces=typed.pieces(frame))


def _finding(actor: Actor, frame: Frame) -> int:
    return commands.finding_record(
        actor,
        typed.uuid(frame.fields, "case"),
        allegation=typed.number(frame.fields, "allegation"),
        result=typed.text(frame.fields, "result"),
        pieces=typed.pieces(frame),
    ).number


def _register(actor: Actor, frame: Frame) -> None:
    names = ("type", "outcome", "source", "investigator", "police", "external")
    codes = {name: typed.text(frame.fields, name) for name in names if name in frame.fields}
    grounds = typed.texts(frame.fields, "grounds")
    commands.register_fill(actor, typed.uuid(frame.fields, "case"), codes, grounds=grounds)


def _ask(actor: Actor, frame: Frame) -> str:
    return str(
        commands.together_ask(
            actor,
            typed.uuid(frame.fields, "case"),
            typed.text(frame.fields, "deed"),
            ground=typed.text(frame.fields, "ground"),
            about=typed.uuid(frame.fields, "about") if "about" in frame.fields else None,
            pieces=typed.pieces(frame),
        ).pk
    )


def _agree(actor: Actor, frame: Frame) -> None:
    commands.together_agree(actor, typed.uuid(frame.fields, "case"), typed.uuid(frame.fields, "pair"))


def _destroy(actor: Actor, frame: Frame) -> str:
    case_id, pair = typed.uuid(frame.fields, "case"), typed.uuid(frame.fields, "pair")
    return commands.case_destroy(actor, case_id, pair).digest


def _keys(actor: Actor, frame: Frame) -> Any:
    return own_keys.own_keys(actor)


def _key_draft(actor: Actor, frame: Frame) -> dict[str, str]:
    holder, statement = commands.key_draft(
        actor,
        role=typed.word(frame.fields, "role", Role),
        public_key=typed.text(frame.fields, "public_key"),
        signing_key=typed.text(frame.fields, "signing_key"),
    )
    return {"holder": str(holder), "statement": statement}


def _key_propose(actor: Actor, frame: Frame) -> None:
    commands.key_propose(
        actor,
        typed.uuid(frame.fields, "holder"),
        role=typed.word(frame.fields, "role", Role),
        public_key=typed.text(frame.fields, "public_key"),
        signing_key=typed.text(frame.fields, "signing_key"),
        statement=typed.text(frame.fields, "statement", ""),
        claim=typed.text(frame.fields, "claim", ""),
    )


def _key_approve(actor: Actor, frame: Frame) -> bool:
    holder = commands.key_approve(
        actor,
        typed.uuid(frame.fields, "holder"),
        signer=typed.text(frame.fields, "signer", ""),
        signature=typed.text(frame.fields, "signature", ""),
    )
    return holder.approved_on is not None


def _key_end(actor: Actor, frame: Frame) -> None:
    holder, reason = typed.uuid(frame.fields, "holder"), typed.text(frame.fields, "reason")
    commands.key_end(actor, holder, reason=reason, record=typed.text(frame.fields, "record", ""))


def _key_keep(actor: Actor, frame: Frame) -> None:
    method, sealed = typed.text(frame.fields, "method"), frame.blob(frame.fields.get("sealed"))
    commands.key_blob_store(actor, typed.uuid(frame.fields, "holder"), method=method, sealed=sealed)


def _shares(actor: Actor, frame: Frame) -> None:
    found = [
        (typed.uuid_of(one.get("keeper")), frame.blob(one.get("sealed")))
        for one in typed.listed(frame.fields, "shares")
        if isinstance(one, dict)
    ]
    commands.shares_store(actor, typed.uuid(frame.fields, "holder"), found)


def _shares_ask(actor: Actor, frame: Frame) -> int:
    return commands.shares_ask(actor, typed.uuid(frame.fields, "holder"))


def _share_give(actor: Actor, frame: Frame) -> None:
    sealed = frame.blob(frame.fields.get("sealed"))
    commands.share_give(actor, typed.uuid(frame.fields, "share"), sealed=sealed)


def _directory(actor: Actor, frame: Frame) -> None:
    commands.directory_append(actor, typed.text(frame.fields, "record"))


DEEDS: dict[str, Deed] = {
    "inbox": _inbox,
    "case": _case,
    "talk": _talk,
    "talk_answer": _talk_answer,
    "add": _add,
    "act": _act,
    "triage": _triage,
    "inner": _inner,
    "part": _part,
    "give_key": _give_key,
    "reader_add": _reader_add,
    "reader_remove": _reader_remove,
    "recuse": _recuse,
    "declare_free": _declare_free,
    "accused_told": _told,
    "finding": _finding,
    "register": _register,
    "ask": _ask,
    "agree": _agree,
    "destroy": _destroy,
    "keys": _keys,
    "key_draft": _key_draft,
    "key_propose": _key_propose,
    "key_approve": _key_approve,
    "key_end": _key_end,
    "key_keep": _key_keep,
    "shares": _shares,
    "shares_ask": _shares_ask,
    "share_give": _share_give,
    "directory": _directory,
    **KEY_DEEDS,
}
