"""What is kept about a private relation: the measure that was agreed and the day of the next look (P3), and no more.

No names, not what kind of tie it is, no memberships and no contacts: they are never asked, so nothing can be stored.
"""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Privacy
from zuiver.registers.fields import Choice, Day, Option, YesNo

SECTIONS: Final = {
    "who": Message("Who looks at it with you?"),
    "together": Message("What you agree on"),
}
MEASURE: Final = Choice(
    (
        Option("none", Message("No measure is needed")),
        Option("agreements", Message("Agreements about the work")),
        Option("tasks_moved", Message("Tasks go to somebody else")),
        Option("transfer", Message("Another place to work")),
    )
)

RELATION_FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "manager_involved", Message("Should someone other than your manager look at it?"), YesNo(), "who",
        hint=Message("Then the manager above does, and your manager sees nothing. You do not have to say why."),
        required=True, core=True, privacy=Privacy.P3,
    ),
    Field(
        "measure", Message("Which measure do you agree on?"), MEASURE, "together", required=True,
        hint=Message("Write no names in it, and not what kind of tie it is."), privacy=Privacy.P3, asked_with="no_objection",
    ),
    Field(
        "review_on", Message("When do you look at it again?"), Day(future_only=True), "together",
        hint=Message("Leave it empty for the usual time. No longer needed then? Then it ends."),
        privacy=Privacy.P3, asked_with=("no_objection", "review"),
    ),
)  # fmt: skip
