"""The forms for who handles a report, in the sections of the page. The steps come from the tables of `cases.lifecycle`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from zuiver.cases.lifecycle import (
    INNER_PATHS,
    RECORDS,
    SIDE_STEPS,
    STEPS,
    Compartment,
    InnerStep,
    ItemKind,
    Role,
    SideStep,
    Step,
)
from zuiver.kernel.errors import Message
from zuiver.web.cases.handling_fields import Field, Form, Shape, sealed

_CONTENT, _INQUIRY = Compartment.CONTENT, Compartment.INVESTIGATION
_DECISION, _ACCUSED = Compartment.DECISION, Compartment.ACCUSED
# A reason that the reporter need not read; a confidant has no part of the investigation, and keeps it in the own notes.
_INSIDE: Final = (_INQUIRY, Compartment.NOTE)
_NONE_PROPOSED: Final = Message("Zuiver proposes no measure. You weigh, and you choose.")
_DECIDES: Final = frozenset({"decide", "take_measures"})
_POLICE: Final = Message(
    "Some crimes have to be reported to the police (Sv 162). Whether this is one, people weigh."
)


@dataclass(frozen=True)
class Section:
    """A section of the page of a case."""

    name: str
    title: Message
    forms: tuple[Form, ...]
    hint: Message | None = None


def _step(step: Step) -> Form:
    if step.action in _DECIDES:
        part: Compartment = _DECISION
    else:
        part = _CONTENT if step.tells_reporter or ItemKind.MESSAGE in step.sealed else _INQUIRY
    return Form(
        f"act.{step.action}",
        step.label,
        "act",
        (*map(sealed, step.sealed), *_codes(step.action)),
        {"action": step.action},
        (part,) if step.sealed else (),
        _NONE_PROPOSED if step.action in _DECIDES else None,
    )


def _codes(action: str) -> tuple[Field, ...]:
    if action == "pass_on":
        return (Field("codes", Message("To whom"), Shape.SEVERAL, codes="destinations"),)
    if action == "take_measures":
        return (Field("codes", Message("For the register, as codes"), Shape.SEVERAL, codes="disposals"),)
    return ()


def _side(step: SideStep) -> Form:
    fixed = {"action": step.action}
    part = (_INQUIRY,) if step.sealed else ()
    return Form(f"act.{step.action}", step.label, "act", tuple(map(sealed, step.sealed)), fixed, part)


# What a committee writes has names of its own.
_OF_A_COMPLAINT: Final = {
    "filed": Message("The complaint, in a few sentences, and about whom"),
    "admissible": Message("Why the committee takes up the complaint"),
    "mediation": Message("What was tried, and what came of it"),
    "advice": Message("The advice: what the committee finds, and what it advises"),
}


def _inner(path: str, step: InnerStep) -> Form:
    fixed = {"path": path, "step": step.name}
    name = f"inner.{path}.{step.name}"
    label = _OF_A_COMPLAINT.get(step.name) if path == "complaint" else None
    return Form(name, step.label, "inner", (sealed(step.kind, label),), fixed, (step.compartment,))


def _steps(actions: Iterable[str]) -> tuple[Form, ...]:
    wanted = set(actions)
    return tuple(_step(step) for step in STEPS if step.action in wanted)


def _records(*names: str, parts: tuple[Compartment, ...] = (_INQUIRY, _DECISION)) -> tuple[Form, ...]:
    return tuple(
        Form(
            f"record.{record.name}", record.label, "record", (sealed(ItemKind.REASON),), {"name": record.name},
            parts, _POLICE if record.police else None,
        )
        for record in RECORDS
        if record.name in names
    )  # fmt: skip


_PATH: Final = (
    Form(
        "free", Message("Say that you are free to handle it"), "declare_free",
        hint=Message("You are not tied to anybody in this case: no relation, no line above or below, no part in what happened."),
    ),
    Form(
        "triage", Message("Choose what kind of case it is"), "triage",
        (
            Field(
                "family", Message("Kind of case"), Shape.ONE,
                choices=(
                    ("wrongdoing", Message("Suspected wrongdoing, with public interest")),
                    ("breach", Message("Breach of integrity")),
                    ("conduct", Message("Undesirable behaviour")),
                ),
            ),
            sealed(ItemKind.REASON),
        ),
        parts=(_INQUIRY,),
        hint=Message("You may choose again later. No date moves on, and the earliest one stays."),
    ),
    *_steps({"acknowledge", "assess", "investigate", "pass_on", "not_pursue", "feedback_meanwhile", "feedback", "complete"}),
    *(_side(step) for step in SIDE_STEPS if Role.REPORTER not in step.roles),
)  # fmt: skip

_INVESTIGATION: Final = (
    Form(
        "selected", Message("Hand something on to the investigator"), "add", (sealed(ItemKind.SELECTED),), parts=(_INQUIRY,),
        hint=Message("The investigator does not read the report itself. Copy what is needed, and leave out who told it."),
    ),
    *(_inner(path, step) for path, steps in INNER_PATHS.items() for step in steps),
    Form(
        "write.evidence", Message("Add a file to the investigation"), "add",
        (Field("file", Message("File"), Shape.FILE, piece=ItemKind.FILE),), parts=(_INQUIRY,),
    ),
    Form(
        "finding", Message("Record a finding on one allegation"), "finding",
        (
            Field("allegation", Message("Number of the allegation"), Shape.NUMBER),
            Field("result", Message("The finding"), Shape.ONE, codes="findings"),
            sealed(ItemKind.REASON, Message("The allegation, and why you find this")),
        ),
        parts=(_INQUIRY,),
        hint=Message("One finding for each allegation. A later one stands beside the earlier one."),
    ),
)  # fmt: skip

_CONCERNED: Final = (
    Form("told", Message("The person concerned was told"), "accused_told", (sealed(ItemKind.ALLEGATION),), parts=(_ACCUSED,)),
    Form(
        "let_in", Message("Let the person concerned read and answer"), "let_in",
        (Field("person", Message("Name"), Shape.PERSON), Field("compared", Message("The key of this person"), Shape.COMPARED)),
        hint=Message(
            "Ask this person to open 'Your side of a case' and make a key there. Compare its figures in the talk, or ring this "
            "person on a number that you know already. From then on this person reads what is given here, and nothing else."
        ),
    ),
    Form(
        "give.hearing", Message("Give the record of the hearing to the person concerned"), "add", (sealed(ItemKind.HEARING),),
        parts=(_ACCUSED,), hint=Message("Only of the hearing of this person. What others said stays in the investigation."),
    ),
    Form(
        "give.message", Message("Write to the person concerned"), "add",
        (sealed(ItemKind.MESSAGE, Message("Your message to the person concerned")),), parts=(_ACCUSED,),
        hint=Message("Do not write who reported, nor anything from which that follows."),
    ),
    *_records("accused_later"),
    # The person concerned reads it where this person reads all else, so it is written to this person.
    *_records("accused_cleared", parts=(_ACCUSED, _INQUIRY, _DECISION)),
)  # fmt: skip

_DECIDING: Final = (
    Form(
        "knew", Message("Since when does who decides know?"), "knew", (Field("day", Message("Day"), Shape.DAY),),
        hint=Message("A dismissal at once has to follow without delay (BW 7:677). An earlier day stays."),
    ),
    Form("summary", Message("Write the summary for who decides"), "add", (sealed(ItemKind.SUMMARY),), parts=(_DECISION,)),
    *_steps(_DECIDES),
    *_records("police_considered", "police_made", "police_not_made"),
)  # fmt: skip

_REGISTER: Final = (
    Form(
        "register", Message("Fill in the line of the register"), "register",
        (
            Field("type", Message("Type"), Shape.ONE, codes="types"),
            Field("outcome", Message("Outcome"), Shape.ONE, codes="outcomes"),
            Field(
                "source", Message("Where it came from"), Shape.ONE, optional=True,
                choices=(
                    ("employee", Message("An employee")), ("external", Message("Somebody outside")),
                    ("manager", Message("A manager")), ("control", Message("A check or audit")),
                    ("anonymous", Message("Somebody unknown")),
                ),
            ),
            Field(
                "investigator", Message("Who investigated"), Shape.ONE, optional=True,
                choices=(("internal", Message("Somebody inside")), ("external", Message("Somebody outside"))),
            ),
            Field("external", Message("Authority outside"), Shape.ONE, codes="authorities", optional=True),
            Field("grounds", Message("Why the reporter went outside"), Shape.SEVERAL, codes="grounds", optional=True),
        ),
        hint=Message("Codes only: no name, no text. Reasons for going outside are never a condition."),
    ),
)  # fmt: skip

_PEOPLE: Final = (
    Form(
        "reader_add", Message("Bring in a reader"), "reader_add",
        (
            Field("holder", Message("Who"), Shape.FILLED, hint=Message("People with a key that two others agreed to.")),
            Field("last_day", Message("Until which day (for an investigator)"), Shape.DAY, optional=True),
        ),
        hint=Message("Your browser seals the keys that go with the role of this person."),
    ),
    Form(
        "reader_remove", Message("Take away a reader"), "reader_remove", (Field("alias", Message("Who"), Shape.FILLED),),
        hint=Message("What was read stays read. Your browser makes new keys for what comes."),
    ),
    Form(
        "exclude", Message("Rule somebody out"), "exclude",
        (Field("person", Message("Name"), Shape.PERSON), sealed(ItemKind.REASON)),
        parts=_INSIDE,
        hint=Message("This person never sees that there is a case: no list, no number, no message. It cannot be undone."),
    ),
    Form(
        "recuse", Message("Step aside from this report"), "recuse",
        hint=Message("From then on the case is not there for you. A colleague goes on with it."),
    ),
)  # fmt: skip

_GROUND: Final = Field("ground", Message("Ground"), Shape.ONE, codes="legal_grounds")
_GROUND_TO_DESTROY: Final = Field(
    "ground", Message("Ground"), Shape.ONE,
    choices=(("period_over", Message("the period is over")), ("legal_duty", Message("the law demands it"))),
)  # fmt: skip
_TOGETHER: Final = (
    Form(
        "ask.identity", Message("Ask to see who reported"), "ask",
        (
            Field("about", Message("Who gets to see it"), Shape.FILLED),
            _GROUND,
            Field(
                "message", Message("Your message to the reporter"), piece=ItemKind.MESSAGE, optional=True,
                hint=Message("Needed unless the reporter consents: the reporter is told first, and why."),
            ),
        ),
        {"deed": "identity"}, (_CONTENT,),
    ),
    Form("ask.export", Message("Ask for an export"), "ask", (_GROUND,), {"deed": "export"}),
    Form(
        "ask.export_out", Message("Ask for an export to somebody outside"), "ask_outside",
        (
            Field("whom", Message("What kind of person"), Shape.ONE, codes="outside"),
            sealed(ItemKind.REASON, Message("Name and function of this person")),
            Field(
                "recipient", Message("The age key that this person gave"), Shape.LINE,
                hint=Message("It begins with age1. The person makes it on an own machine, with age or a program that knows age."),
            ),
            _GROUND,
            Field("destroy_by", Message("Destroyed or back before"), Shape.DAY),
        ),
        {"deed": "export_out"}, (_CONTENT, _INQUIRY),
        Message("For the police, an authority outside or a lawyer. A second person sees for whom it is, and agrees."),
    ),
    Form("ask.destroy", Message("Ask to destroy the case"), "ask", (_GROUND_TO_DESTROY,), {"deed": "destroy"}),
    Form(
        "export", Message("Make the export"), "export",
        (
            Field("recipients", Message("For whom the file is sealed"), Shape.FILLED),
            Field("destroy_by", Message("Destroyed or back before"), Shape.DAY),
            Field(
                "passages", Message("Passages to black out, one on each line"), optional=True,
                hint=Message(
                    "Exactly as they stand in the text, with the ground behind: text | ground. In the file a bar stands there."
                ),
            ),
            Field(
                "rang", Message("For somebody outside"), Shape.SEVERAL, optional=True,
                choices=(
                    ("yes", Message("I rang this person on a number that I knew already, and the figures were the same")),
                ),
            ),
        ),
        hint=Message("A file that only these people can open, with a mark. The list of exports says so."),
    ),
)  # fmt: skip

_PROTECTION: Final = (
    Form(
        "check_in", Message("Ask the reporter how things are"), "check_in",
        (Field("due_on", Message("Moment"), Shape.FILLED), sealed(ItemKind.MESSAGE)), parts=(_CONTENT,),
    ),
    Form(
        "write.detriment", Message("Note something that hurts the reporter"), "add", (sealed(ItemKind.DETRIMENT),),
        parts=(Compartment.DETRIMENT,),
    ),
    Form(
        "watch", Message("Watch over somebody for a year"), "watch", (Field("person", Message("Name"), Shape.PERSON),),
        hint=Message(
            "Only when this person wants it. Human resources then hears 'look again' before a measure. They hear the same of "
            "people drawn by chance, so it tells nothing."
        ),
    ),
)  # fmt: skip

SECTIONS: Final = (
    Section("path", Message("Steps of the case"), _PATH),
    Section("inquiry", Message("Investigation and findings"), _INVESTIGATION),
    Section("concerned", Message("The person concerned"), _CONCERNED),
    Section("deciding", Message("Decision and measures"), _DECIDING),
    Section("register", Message("The register"), _REGISTER),
    Section("protection", Message("Protection and aftercare"), _PROTECTION),
    Section("people", Message("Who reads this"), _PEOPLE),
    Section("together", Message("What takes two people"), _TOGETHER),
    Section(
        "notes", Message("Your own notes"),
        (Form("write.note", Message("Keep a note"), "add", (sealed(ItemKind.NOTE),), parts=(Compartment.NOTE,)),),
    ),
)  # fmt: skip
