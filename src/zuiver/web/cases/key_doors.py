"""What the page about keys asks besides the deeds of `handler_door`: moving to a new key, and ending keys together."""

from collections.abc import Callable
from typing import Any, Final

from zuiver.cases.commands.key_moving import MovedKey, case_move, talk_move
from zuiver.cases.commands.key_records import key_end_record
from zuiver.cases.lifecycle import Compartment
from zuiver.cases.queries.key_moving import ApproverView, OldPlaces, approver_view, old_places
from zuiver.people.actor import Actor
from zuiver.web.cases import typed
from zuiver.web.cases.frames import Frame, damaged


def _old_places(actor: Actor, frame: Frame) -> OldPlaces:
    return old_places(actor, typed.uuid(frame.fields, "holder"))


def _case_move(actor: Actor, frame: Frame) -> None:
    case_move(
        actor,
        typed.uuid(frame.fields, "old"),
        typed.uuid(frame.fields, "new"),
        typed.uuid(frame.fields, "case"),
        moved_keys(frame),
    )


def _talk_move(actor: Actor, frame: Frame) -> None:
    old, new = typed.uuid(frame.fields, "old"), typed.uuid(frame.fields, "new")
    talk_move(actor, old, new, typed.uuid(frame.fields, "talk"), frame.blob(frame.fields.get("sealed")))


def _approving(actor: Actor, frame: Frame) -> ApproverView:
    return approver_view(actor)


def _key_end_record(actor: Actor, frame: Frame) -> None:
    key_end_record(actor, typed.text(frame.fields, "record"))


def moved_keys(frame: Frame) -> list[MovedKey]:
    """Return the secrets of a frame that were sealed anew for another key."""
    return [_moved(frame, one) for one in typed.listed(frame.fields, "wraps")]


def _moved(frame: Frame, value: object) -> MovedKey:
    if not isinstance(value, dict):
        raise damaged()
    return MovedKey(
        typed.word(value, "compartment", Compartment),
        typed.number(value, "version"),
        frame.blob(value.get("sealed")),
    )


KEY_DEEDS: Final[dict[str, Callable[[Actor, Frame], Any]]] = {
    "old_places": _old_places,
    "case_move": _case_move,
    "talk_move": _talk_move,
    "approving": _approving,
    "key_end_record": _key_end_record,
}
