"""The register of invitations, excursions and events, as one declaration."""

from typing import Final

from zuiver.catalogue.invitations.fields import INVITATION_FIELDS, SECTIONS
from zuiver.catalogue.invitations.layout import INVITATION_LAYOUT
from zuiver.catalogue.invitations.reading import READING
from zuiver.catalogue.publishing import BY_OWN_CHOICE, DECISION_TERMS, PUBLICATION_TERMS
from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import (
    STARTS,
    Publication,
    Register,
    RegisterTerms,
    Retention,
    Route,
    Setting,
    Start,
)
from zuiver.registers.lifecycle import EVENT, State
from zuiver.registers.words import Words

KIND: Final = "invitations"

_YES = frozenset({"agree", "agree_with_conditions"})
_NO = frozenset({"advise_against", "not_agree"})
# To take note of how it went is no answer to the question whether one may go.
_NOTED = frozenset({"take_note"})
_ANY = _YES | _NO | _NOTED

WORDS: Final = Words(
    states={
        State.AGREED: Message("Talked about, and fine"),
        State.AGREED_WITH_CONDITIONS: Message("Talked about, under conditions"),
        State.NOT_AGREED: Message("Better left"),
        State.ATTENDED: Message("Been there"),
        State.NOT_ATTENDED: Message("Not gone"),
    },
    actions={
        "agree": Message("We talked, and it is fine"),
        "agree_with_conditions": Message("We talked, and it is fine under conditions"),
        "advise_against": Message("We talked, and I advise against it"),
        "not_agree": Message("We talked: do not go"),
    },
    record=Message("Record an invitation"),
    lead=Message("Ask beforehand. Your manager looks at it before the day is there."),
    submit=Message("Send to my manager"),
    party=Message("Invited by"),
    day=Message("Day"),
    amount=Message("Cost"),
)

INVITATIONS: Final = Register(
    kind=KIND,
    name=Message("Invitations"),
    singular=Message("Invitation"),
    path="uitnodigingen",
    schema_version=1,
    fields=INVITATION_FIELDS,
    sections=SECTIONS,
    layout=INVITATION_LAYOUT,
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=(EVENT - {"refer_on"}) | {"import_closed"},
    route=Route(
        starts={**STARTS, Start.OPEN: "ask_before"},
        follows={
            "allowed": _YES | _NOTED,
            "discuss": _ANY,
            "not_covered": _ANY,
            "human_decision": _ANY,
            "advise_against": _NO | _NOTED,
            "refuse": frozenset({"not_agree"}) | _NOTED,
        },
    ),
    reading=READING,
    terms=RegisterTerms(
        # Asked beforehand (U-6): what is told after the day itself is late, and still welcome.
        late_after_days=Setting(
            "late_after_days",
            0,
            0,
            365,
            Message("How many days after the day itself it is still in time to tell."),
        ),
        repeated_from="one_sided_from",
        repeated_within_months=Setting(
            "repeated_within_months",
            12,
            1,
            120,
            Message("In how many months invitations of one inviter count together."),
        ),
    ),
    # The day itself makes it urgent: until then it can be talked about, after it there is something to account for.
    due=dict.fromkeys(
        (
            State.ASKED_BEFORE,
            State.IN_DISCUSSION,
            State.AGREED,
            State.AGREED_WITH_CONDITIONS,
            State.ADVISED_AGAINST,
        ),
        "event_date",
    ),
    words=WORDS,
    # What was accounted for: who stayed away does not stand in it.
    publication=Publication(
        ("inviter_organisation", "event_kind", "event_date", "destination", "who_paid"),
        labels={
            "inviter_organisation": Message("Invited by"),
            "event_kind": Message("Kind"),
            "event_date": Message("Day"),
            "destination": Message("Where"),
            "who_paid": Message("Who paid"),
        },
        answers={
            "who_paid": {
                "self": Message("The guest"),
                "authority": Message("The authority"),
                "other": Message("Who invited"),
                "shared": Message("Each a part"),
            }
        },
        terms=PUBLICATION_TERMS,
        decision=DECISION_TERMS,
        figures="event_kind",
        shown_in=frozenset({State.ATTENDED, State.CLOSED}),
        because=(
            Message(
                "This list shows where people of the authority went as a guest, who invited them and who paid."
            ),
            BY_OWN_CHOICE,
        ),
    ),
    retention=Retention(
        Setting(
            "retention_years",
            7,
            1,
            50,
            Message("How many years an invitation stays in the register after it was closed."),
        )
    ),
)
