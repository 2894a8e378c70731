"""What a form for a handler is made of. A form has the name under which `cases.queries.offers` offers it.

Nothing typed in a sealed field reaches the server: the script of the page seals it as a piece of the kind named here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from zuiver.cases.lifecycle import Compartment, ItemKind
from zuiver.kernel.errors import Message


class Shape(StrEnum):
    """How a field looks."""

    LONG = "long"
    LINE = "line"
    NUMBER = "number"
    DAY = "day"
    ONE = "one"
    SEVERAL = "several"
    # Filled by the script: from the case that is open.
    FILLED = "filled"
    PERSON = "person"
    # The key of the person chosen above, with a box to tick once it was compared aloud.
    COMPARED = "compared"
    FILE = "file"


@dataclass(frozen=True)
class Field:
    """One field. `piece` names the kind under which its text is sealed; without it the value goes as it is, in codes."""

    name: str
    label: Message
    shape: Shape = Shape.LONG
    piece: ItemKind | None = None
    codes: str = ""
    choices: tuple[tuple[str, Message], ...] = ()
    optional: bool = False
    hint: Message | None = None


@dataclass(frozen=True)
class Form:
    """One form: its name, the deed of the door, the part that its pieces go to (the first that the place may put in)."""

    name: str
    label: Message
    deed: str
    fields: tuple[Field, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Compartment, ...] = ()
    hint: Message | None = None
    button: Message | None = None

    @property
    def slug(self) -> str:
        """The name as ids have it."""
        return self.name.replace(".", "-").replace("_", "-")


READ_BY: Final[Mapping[Compartment, Message]] = {
    Compartment.CONTENT: Message("The reporter reads this, and who handles the report."),
    Compartment.INVESTIGATION: Message("Who handles the case reads this. The reporter does not."),
    Compartment.DECISION: Message("Who decides reads this. The reporter does not."),
    Compartment.ACCUSED: Message(
        "Who handles the case reads this, and the person concerned. The reporter does not."
    ),
    Compartment.NOTE: Message("Only you read this."),
    Compartment.DETRIMENT: Message("The reporter reads this, and who watches over the reporter."),
}

LABELS: Final[Mapping[ItemKind, Message]] = {
    ItemKind.MESSAGE: Message("Your message to the reporter"),
    ItemKind.REASON: Message("The reason"),
    ItemKind.FEEDBACK: Message("What is done with the report, and why"),
    ItemKind.NATURE: Message("What it is: the nature of what happened"),
    ItemKind.SEVERITY: Message("How serious it is"),
    ItemKind.CIRCUMSTANCES: Message("In which circumstances it happened"),
    ItemKind.MEASURE: Message("Which measures, in your own words"),
    ItemKind.ASSIGNMENT: Message("The assignment, with the questions to answer"),
    ItemKind.PLAN: Message("The plan: which steps, on which dates"),
    ItemKind.FACT: Message("What you found, where and when"),
    ItemKind.HEARING: Message("With whom you spoke, and what was said"),
    ItemKind.DRAFT: Message("The draft, as the person concerned gets it"),
    ItemKind.REPLY: Message("What the person concerned says about the draft"),
    ItemKind.FINAL_REPORT: Message("The report: what is established, what is not, and why"),
    ItemKind.ALLEGATION: Message("The allegation, as the person concerned was told it"),
    ItemKind.NOTE: Message("What you want to remember"),
    ItemKind.SELECTED: Message("What the investigator needs to know, without a name"),
    ItemKind.SUMMARY: Message("The summary with the report, for who decides"),
    ItemKind.DETRIMENT: Message("What happened to the reporter, and when"),
}


def sealed(kind: ItemKind, label: Message | None = None) -> Field:
    """Return a field for a text that is sealed."""
    return Field(kind.value, label or LABELS[kind], piece=kind)
