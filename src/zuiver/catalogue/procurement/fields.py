"""What is asked about a tie with a party in a procedure. Who the other is, is never asked (WG-3, PR-2)."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Privacy, ShownWhen
from zuiver.registers.fields import Choice, Day, Option, Text, YesNo

SECTIONS: Final = {
    "procedure": Message("Which procedure is it?"),
    "tie": Message("What is the tie?"),
    "arranged": Message("What was arranged"),
    "end": Message("How it ended"),
}
ROLE: Final = Choice(
    (
        Option("requester", Message("I need what is bought")),
        Option("adviser", Message("I advise")),
        Option("assessor", Message("I assess the bids")),
        Option("decider", Message("I decide")),
    )
)
PHASE: Final = Choice(
    (
        Option("before", Message("The bids are still closed")),
        Option("running", Message("The bids are open")),
        Option("awarded", Message("The contract was awarded")),
    )
)
TIE: Final = Choice(
    (
        Option("family", Message("Family")),
        Option("friend", Message("A friend")),
        Option("partner", Message("My partner")),
        Option("former_colleague", Message("A former colleague")),
        Option("other", Message("Somebody else")),
    )
)
ARRANGEMENT: Final = Choice(
    (
        Option("replaced", Message("Replaced")),
        Option("left_out_of_part", Message("Left out of a part")),
        Option("checked_along", Message("Somebody looks along at every step")),
    )
)
ARRANGED_WITH: Final = ("agree_conditions", "intend_conditions")

_ON_THE_FORM: Final = (
    Field(
        "procedure", Message("Which purchase, hire or tender is it?"), Text(200), "procedure",
        hint=Message("The name or the number is enough."), required=True, core=True, privacy=Privacy.P1,
    ),
    Field("role_in_it", Message("What do you do in it?"), ROLE, "procedure", required=True, core=True),
    Field("phase", Message("How far is it?"), PHASE, "procedure", required=True, core=True, default="before", privacy=Privacy.P1),
    Field(
        "bids_open_on", Message("On which day are the bids opened?"), Day(past_only=False), "procedure", core=True,
        hint=Message("While they are closed, if you know it. By then somebody else has to be ready."), privacy=Privacy.P1,
        shown_when=ShownWhen("phase", ("before",)),
    ),
    Field(
        "awarded_on", Message("When was the contract awarded?"), Day(), "procedure", core=True, privacy=Privacy.P1,
        hint=Message("Only when it was awarded. Reporting it now is right: it is marked as late, and that is all."),
        shown_when=ShownWhen("phase", ("awarded",)),
    ),
    Field("has_influence", Message("Do you have influence on the choice?"), YesNo(), "tie", required=True, core=True,
        hint=Message("Giving advice is influence too."),
    ),
    Field(
        "private_contact_with_party", Message("Whom do you know at a party, in general words?"), TIE, "tie", core=True,
        hint=Message("You do not have to say it. We do not ask who it is, or at which party."), privacy=Privacy.P3,
    ),
    Field(
        "manager_involved", Message("Is your manager too close to it as well?"), YesNo(), "tie",
        hint=Message("Then someone else arranges it. You do not have to say why."), privacy=Privacy.P3,
    ),
)  # fmt: skip
_WITH_STEPS: Final = (
    Field(
        "arrangement", Message("What is arranged?"), ARRANGEMENT, "arranged", required=True, privacy=Privacy.P1,
        hint=Message("This word is all that the file of the procedure may show."), asked_with=ARRANGED_WITH,
    ),
    Field(
        "replaced_by", Message("Who takes it over, or looks along?"), Text(200), "arranged", required=True,
        hint=Message("A colleague without a tie with one of the parties."), asked_with=ARRANGED_WITH,
    ),
    Field("ended_on", Message("On which day was it over?"), Day(), "end", required=True,
        asked_with=("say_ended", "record_ended"), privacy=Privacy.P1,
    ),
)  # fmt: skip

RECUSAL_FIELDS: Final[tuple[Field, ...]] = (*_ON_THE_FORM, *_WITH_STEPS)
