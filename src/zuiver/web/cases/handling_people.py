"""What the door does about people: who reads a case and with which keys, who steps aside or is ruled out, whom to watch over."""

from zuiver.cases import commands
from zuiver.cases.lifecycle import Compartment
from zuiver.cases.queries.people import people_found, person_number
from zuiver.people.actor import Actor
from zuiver.web.cases import typed
from zuiver.web.cases.frames import Frame


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


def _people(actor: Actor, frame: Frame) -> list[tuple[str, str]]:
    return people_found(actor, typed.text(frame.fields, "name"))


def _exclude(actor: Actor, frame: Frame) -> None:
    person = person_number(actor, typed.text(frame.fields, "person"))
    commands.person_exclude(actor, typed.uuid(frame.fields, "case"), person, pieces=typed.pieces(frame))


def _watch(actor: Actor, frame: Frame) -> None:
    commands.watch_over(actor, person_number(actor, typed.text(frame.fields, "person")))


DEEDS = {
    "part": _part,
    "give_key": _give_key,
    "reader_add": _reader_add,
    "reader_remove": _reader_remove,
    "recuse": _recuse,
    "declare_free": _declare_free,
    "people": _people,
    "exclude": _exclude,
    "watch": _watch,
}
