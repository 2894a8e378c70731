"""What the door does along the path of a case: its steps, the paths inside it, findings, the register, what stands beside."""

from zuiver.cases import commands
from zuiver.cases.lifecycle import Family
from zuiver.people.actor import Actor
from zuiver.web.cases import typed
from zuiver.web.cases.frames import Frame


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
    names = ("type", "outcome", "source", "investigator", "external")
    codes = {name: typed.text(frame.fields, name) for name in names if frame.fields.get(name)}
    grounds = typed.texts(frame.fields, "grounds")
    commands.register_fill(actor, typed.uuid(frame.fields, "case"), codes, grounds=grounds)


def _record(actor: Actor, frame: Frame) -> None:
    case_id, name = typed.uuid(frame.fields, "case"), typed.text(frame.fields, "name")
    commands.case_record(actor, case_id, name, pieces=typed.pieces(frame))


def _knew(actor: Actor, frame: Frame) -> None:
    commands.decision_maker_knew(actor, typed.uuid(frame.fields, "case"), typed.day(frame.fields, "day"))


def _check_in(actor: Actor, frame: Frame) -> None:
    due_on = typed.day(frame.fields, "due_on")
    commands.check_in_done(actor, typed.uuid(frame.fields, "case"), due_on, pieces=typed.pieces(frame))


DEEDS = {
    "act": _act,
    "triage": _triage,
    "inner": _inner,
    "accused_told": _told,
    "finding": _finding,
    "register": _register,
    "record": _record,
    "knew": _knew,
    "check_in": _check_in,
}
