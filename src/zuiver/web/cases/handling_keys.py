"""What the door does with keys: made, agreed to, kept, ended, and brought back from shares."""

from typing import Any

from zuiver.cases import commands
from zuiver.cases.lifecycle import Role
from zuiver.cases.queries import own_keys
from zuiver.people.actor import Actor
from zuiver.web.cases import typed
from zuiver.web.cases.frames import Frame


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


DEEDS = {
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
}
