"""What the door does with the organisation's key on paper: asked for, agreed to, put together by two sheets, taken back."""

from typing import Any, Final

from zuiver.cases.commands.paper import paper_agree, paper_ask, paper_drop, paper_put
from zuiver.cases.queries.paper import OnPaper, PaperDesk, on_paper, paper_desk, paper_parts
from zuiver.people.actor import Actor
from zuiver.web.cases import typed
from zuiver.web.cases.frames import Frame
from zuiver.web.cases.key_doors import moved_keys


def _desk(actor: Actor, frame: Frame) -> PaperDesk:
    return paper_desk(actor)


def _parts(actor: Actor, frame: Frame) -> list[dict[str, Any]]:
    case_id, fields = typed.uuid(frame.fields, "case"), frame.fields
    found = paper_parts(actor, case_id, typed.text(fields, "reader"), typed.text(fields, "key"))
    return [{"compartment": part, "version": version} for part, version in found]


def _ask(actor: Actor, frame: Frame) -> str:
    statement, record = typed.text(frame.fields, "statement"), typed.text(frame.fields, "record")
    return str(paper_ask(actor, statement=statement, record=record).pk)


def _agree(actor: Actor, frame: Frame) -> None:
    paper_agree(actor, typed.uuid(frame.fields, "pair"), record=typed.text(frame.fields, "record"))


def _open(actor: Actor, frame: Frame) -> OnPaper:
    return on_paper(actor, typed.uuid(frame.fields, "pair"))


def _put(actor: Actor, frame: Frame) -> None:
    pair, record = typed.uuid(frame.fields, "pair"), typed.text(frame.fields, "record")
    paper_put(actor, pair, record=record, wraps=moved_keys(frame))


def _drop(actor: Actor, frame: Frame) -> None:
    paper_drop(actor, typed.uuid(frame.fields, "pair"))


PAPER_DEEDS: Final = {
    "paper": _desk,
    "paper_parts": _parts,
    "paper_ask": _ask,
    "paper_agree": _agree,
    "paper_open": _open,
    "paper_put": _put,
    "paper_drop": _drop,
}
