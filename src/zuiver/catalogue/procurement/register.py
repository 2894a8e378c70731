"""The register of recusals in procurement, as one declaration. The file of a procedure only shows what was arranged."""

from typing import Final

from zuiver.catalogue.procurement.fields import RECUSAL_FIELDS, SECTIONS
from zuiver.catalogue.procurement.reading import RECUSAL
from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Readers, Register, RegisterTerms, Retention, Route, Setting
from zuiver.registers.layout import Layout
from zuiver.registers.lifecycle import ASSESSING, State
from zuiver.registers.words import Words

KIND: Final = "procurement"

_ARRANGED: Final = frozenset({"agree_conditions", "intend_conditions"})
_ANY: Final = _ARRANGED | {"no_objection"}
# A recusal runs until the procedure is over: there is nothing to prohibit, to prove the end of, or to look at again.
_NOT_USED: Final = frozenset(
    {
        "intend_prohibition", "react", "prohibit", "show_ended", "confirm_ended", "doubt_ended", "review",
        "confirm_unchanged",
    }
)  # fmt: skip

WORDS: Final = Words(
    states={
        State.NO_OBJECTION: Message("Nobody has to take over"),
        State.CONDITIONS_INTENDED: Message("Replacement proposed"),
        State.UNDER_CONDITIONS: Message("Somebody else handles it"),
        State.ENDED: Message("Procedure over"),
    },
    actions={
        "report": Message("Report a tie with a party"),
        "no_objection": Message("Nobody has to take over"),
        "agree_conditions": Message("Somebody else handles it"),
        "intend_conditions": Message("Propose that somebody else handles it"),
        "accept_conditions": Message("I agree that somebody else handles it"),
        "say_ended": Message("The procedure is over"),
        "record_ended": Message("Record that the procedure is over"),
    },
    tasks={
        State.REPORTED: Message("Name somebody else for a procedure"),
        State.IN_DISCUSSION: Message("Name somebody else for a procedure"),
        State.CONDITIONS_INTENDED: Message("Say whether you agree with the replacement"),
    },
    for_person={
        State.REPORTED: Message(
            "Do nothing more in this procedure. {assessor} names somebody else. You can also talk to a confidant."
        ),
        State.UNDER_CONDITIONS: Message(
            "Somebody else handles it. The file of the procedure shows no more than that."
        ),
    },
    for_others={State.UNDER_CONDITIONS: Message("Somebody else handles it. What was arranged stands below.")},
    hints=dict.fromkeys(
        _ARRANGED,
        Message(
            "Make a condition of it that the access to the file ends: who does that, and by when. Write no name of the other."
        ),
    ),
    thanks={State.REPORTED: Message("Thank you. It was right to report this")},
    record=Message("Report a tie with a party"),
    lead=Message(
        "Do you know somebody at a party in private? Report it before the bids are opened, and somebody else takes over. "
        "We do not ask who it is."
    ),
    submit=Message("Report it to my manager"),
    day=Message("Awarded on"),
)

RECUSALS: Final = Register(
    kind=KIND,
    name=Message("Recusals in procurement"),
    singular=Message("Recusal in procurement"),
    path="vervanging-bij-inkoop",
    schema_version=1,
    fields=RECUSAL_FIELDS,
    sections=SECTIONS,
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=ASSESSING - _NOT_USED,
    route=Route(
        follows={
            "recuse": _ARRANGED,
            "discuss": _ANY,
            "not_covered": _ANY,
            "human_decision": _ANY,
        }
    ),
    # Who leads the department reads in the file of the procedure what was arranged, and that is enough.
    readers=Readers(leaders=False),
    reading=RECUSAL,
    terms=RegisterTerms(
        late_after_days=Setting(
            "report_late_after_days", 0, 0, 365, Message("How many days after the award a report is still in time.")
        )
    ),
    words=WORDS,
    due={State.REPORTED: "bids_open_on", State.IN_DISCUSSION: "bids_open_on"},
    ended="ended_on",
    layout=Layout(
        first=("procedure", "role_in_it", "phase", "bids_open_on", "awarded_on"),
        advice=("has_influence", "private_contact_with_party"),
    ),
    retention=Retention(
        Setting("retention_years", 7, 1, 50, Message("How many years a recusal is kept after the procedure was over."))
    ),
)  # fmt: skip
