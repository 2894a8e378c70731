"""What the door does that takes two people: who reported, an export, destroying."""

from zuiver.cases import commands
from zuiver.people.actor import Actor
from zuiver.web.cases import typed
from zuiver.web.cases.frames import Frame


def _ask(actor: Actor, frame: Frame) -> str:
    return str(
        commands.together_ask(
            actor,
            typed.uuid(frame.fields, "case"),
            typed.text(frame.fields, "deed"),
            ground=typed.text(frame.fields, "ground"),
            about=typed.uuid(frame.fields, "about") if frame.fields.get("about") else None,
            pieces=typed.pieces(frame),
        ).pk
    )


def _agree(actor: Actor, frame: Frame) -> None:
    commands.together_agree(actor, typed.uuid(frame.fields, "case"), typed.uuid(frame.fields, "pair"))


def _destroy(actor: Actor, frame: Frame) -> str:
    case_id, pair = typed.uuid(frame.fields, "case"), typed.uuid(frame.fields, "pair")
    return commands.case_destroy(actor, case_id, pair).digest


def _export(actor: Actor, frame: Frame) -> str:
    line = commands.export_record(
        actor,
        typed.uuid(frame.fields, "case"),
        typed.uuid(frame.fields, "pair"),
        recipients=typed.texts(frame.fields, "recipients"),
        mark=typed.text(frame.fields, "mark"),
        destroy_by=typed.day(frame.fields, "destroy_by"),
        outside=typed.text(frame.fields, "outside", ""),
    )
    return str(line.pk)


def _export_back(actor: Actor, frame: Frame) -> None:
    commands.export_back(actor, typed.uuid(frame.fields, "case"), typed.uuid(frame.fields, "export"))


DEEDS = {
    "ask": _ask,
    "agree": _agree,
    "destroy": _destroy,
    "export": _export,
    "export_back": _export_back,
}
