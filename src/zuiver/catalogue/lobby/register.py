"""The register of contacts with interest groups, as one declaration. Contact is fine; it is only noted."""

from typing import Final

from zuiver.catalogue.lobby.fields import LOBBY_FIELDS, SECTIONS
from zuiver.catalogue.lobby.reading import LOBBY_CONTACT
from zuiver.catalogue.publishing import BY_OWN_CHOICE, DECISION_TERMS, PUBLICATION_TERMS
from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import (
    STARTS,
    Publication,
    Readers,
    Register,
    RegisterTerms,
    Retention,
    Route,
    Setting,
    Start,
)
from zuiver.registers.layout import Layout
from zuiver.registers.lifecycle import NOTING, State
from zuiver.registers.words import Words

KIND: Final = "lobby"

WORDS: Final = Words(
    states={
        State.RECEIVED: Message("Still to talk about"),
        State.TAKEN_UP: Message("Being looked at together"),
        State.HANDLED: Message("Agreed"),
        State.CLOSED: Message("On record"),
    },
    actions={
        "note_only": Message("Note a contact"),
        "note_down": Message("Note a contact, and talk about it"),
        "take_up": Message("Look at it together"),
        "handle": Message("Record what you agreed on"),
    },
    tasks={
        State.RECEIVED: Message("Talk about who pays along"),
        State.TAKEN_UP: Message("Agree on who pays for what"),
    },
    for_person={
        State.RECEIVED: Message("Somebody pays along. {assessor} looks with you at who pays for what."),
        State.CLOSED: Message("It is on record. There is nothing left to do."),
    },
    record=Message("Note a contact with an interest group"),
    lead=Message("Contact with interest groups is part of the work. A note shows who was heard."),
    submit=Message("Note this contact"),
    party=Message("Organisation"),
    with_party=Message("with {party}"),
    day=Message("Day"),
)

LOBBY: Final = Register(
    kind=KIND,
    name=Message("Contacts with interest groups"),
    singular=Message("Contact with an interest group"),
    path="lobbycontacten",
    schema_version=1,
    fields=LOBBY_FIELDS,
    sections=SECTIONS,
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=(NOTING - {"record_told"})
    | {"note_only", "ask_more", "answer", "withdraw", "reopen", "reassess"},
    route=Route(starts={**STARTS, Start.OPEN: "note_down"}),
    # The own team sees who was heard (L-5), and who keeps the registers.
    readers=Readers(team=True),
    reading=LOBBY_CONTACT,
    terms=RegisterTerms(
        late_after_days=Setting(
            "note_late_after_days", 14, 0, 365, Message("How many days after a contact a note is still in time.")
        ),
        repeated_within_months=Setting(
            "repeated_within_months", 12, 1, 120,
            Message("In how many months contacts with one organisation count together."),
        ),
    ),
    words=WORDS,
    layout=Layout(
        first=("organisation", "interest", "channel", "contacted_on", "topic", "dossier"), advice=("part_funded",)
    ),
    publication=Publication(
        ("organisation", "interest", "channel", "contacted_on", "dossier"),
        labels={
            "organisation": Message("Organisation"),
            "interest": Message("For which interest"),
            "channel": Message("How they met"),
            "contacted_on": Message("Day"),
            "dossier": Message("Dossier"),
        },
        terms=PUBLICATION_TERMS,
        decision=DECISION_TERMS,
        figures="channel",
        shown_in=frozenset({State.HANDLED, State.CLOSED}),
        because=(
            Message("Contact with interest groups is part of the work. This list shows who was heard, not what was said."),
            BY_OWN_CHOICE,
        ),
    ),
    retention=Retention(
        Setting("retention_years", 7, 1, 50, Message("How many years a contact stays in the register."))
    ),
)  # fmt: skip
