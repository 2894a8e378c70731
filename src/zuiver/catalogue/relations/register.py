"""The register of private relations, as one declaration. Nobody reads it as a whole.

The measure stands in the entry and not in the room of measures, because who keeps the registers reads that room.
"""

from typing import Final

from zuiver.catalogue.relations.fields import RELATION_FIELDS, SECTIONS
from zuiver.catalogue.relations.reading import RELATION
from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Readers, Recurrence, Register, Retention, Route, Setting
from zuiver.registers.lifecycle import TALK, State
from zuiver.registers.words import Words

KIND: Final = "relations"
# No role has this permission (people/roles.py): only the person and the one who looks at it read an entry (P3).
NOBODY: Final = "registers.relations.read_all"

_ANSWERS: Final = frozenset({"no_objection"})
# There is nothing to forbid or to prove, and questions are asked in the talk, not on paper.
_ACTIONS: Final = (TALK - {"ask_more", "answer"}) | {
    "report", "no_objection", "review", "confirm_unchanged", "say_ended", "record_ended",
}  # fmt: skip
_NO_NAMES: Final = Message("Write no names, and not what kind of tie it is.")

WORDS: Final = Words(
    states={
        State.REPORTED: Message("Told"),
        State.IN_DISCUSSION: Message("Being looked at together"),
        State.NO_OBJECTION: Message("Agreed on"),
    },
    actions={
        "report": Message("Tell about a private relation"),
        "start_talk": Message("Look at it together"),
        "no_objection": Message("Record what we agreed on"),
        "review": Message("Looked at again: still needed"),
        "say_ended": Message("It is no longer needed"),
        "record_ended": Message("End it: it is no longer needed"),
    },
    tasks={
        State.REPORTED: Message("Talk with somebody about work and private life"),
        State.IN_DISCUSSION: Message("Look together at what is needed"),
    },
    for_person={
        State.REPORTED: Message(
            "{assessor} talks with you about it. You can also talk to a confidant first."
        ),
        State.NO_OBJECTION: Message("Only the measure and the day of the next look are kept."),
    },
    hints=dict.fromkeys(("no_objection", "review", "record_ended"), _NO_NAMES),
    asks=dict.fromkeys(
        ("withdraw", "reopen"), Message("Why? Write no names, and not what kind of tie it is.")
    ),
    thanks={State.REPORTED: Message("Thank you. You told what matters, and nothing more is kept")},
    record=Message("Tell about a private relation"),
    lead=Message(
        "A relation is private. Tell it only when it can touch your work. We ask no names and not what kind of tie it is. "
        "Do you both work here? Telling it once together is enough."
    ),
    submit=Message("Ask for a talk"),
    day=Message("Told on"),
)

RELATIONS: Final = Register(
    kind=KIND,
    name=Message("Private relations"),
    singular=Message("Private relation"),
    path="priverelaties",
    schema_version=1,
    fields=RELATION_FIELDS,
    sections=SECTIONS,
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=_ACTIONS,
    route=Route(
        follows=dict.fromkeys(("report_required", "discuss", "not_covered", "human_decision"), _ANSWERS)
    ),
    readers=Readers(leaders=False, permission=NOBODY),
    reading=RELATION,
    words=WORDS,
    due={State.NO_OBJECTION: "review_on"},
    recurrence=Recurrence(
        Setting("review_months", 6, 1, 24, Message("After how many months you look again whether a measure is needed."))
    ),
    retention=Retention(
        Setting("retention_years", 1, 1, 5, Message("How many years a measure is kept after it ended."))
    ),
)  # fmt: skip
