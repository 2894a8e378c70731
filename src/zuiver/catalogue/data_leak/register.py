"""The register of data leaks, as one declaration. It is the record that the law asks for (GDPR, article 33(5))."""

from typing import Final

from zuiver.catalogue.data_leak.fields import LEAK_FIELDS, SECTIONS
from zuiver.catalogue.data_leak.hours import HOURS
from zuiver.catalogue.data_leak.reading import LEAK
from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message
from zuiver.people.roles import HANDLE_LEAKS
from zuiver.registers.declaration import (
    STARTS,
    Publication,
    Readers,
    Register,
    Retention,
    Route,
    Setting,
    ShownWhen,
    Start,
    Within,
)
from zuiver.registers.layout import Layout
from zuiver.registers.lifecycle import NOTING, State
from zuiver.registers.words import Words

KIND: Final = "data_leak"
ROLE: Final = "leak_desk"
# The clock stops when it is settled whether the authority hears it.
_TELL: Final = Within("discovered_at", HOURS, until=ShownWhen("authority_told", ("yes", "no")))

DATA_LEAK: Final = Register(
    kind=KIND,
    name=Message("Data leaks"),
    singular=Message("Data leak"),
    path="datalekken",
    schema_version=1,
    fields=LEAK_FIELDS,
    sections=SECTIONS,
    rules=KIND,
    rule_book=rule_books(KIND),
    # A question to the person is a message beside it: it never stops the desk, because the hours run on.
    actions=NOTING | {"reopen"},
    route=Route(role=ROLE, starts={**STARTS, Start.OPEN: "note_down"}),
    # The desk only: no manager stands in between, or reads along. The authority may ask for this register at any moment.
    readers=Readers(leaders=False, permission=HANDLE_LEAKS, exports=HANDLE_LEAKS),
    reading=LEAK,
    words=Words(
        states={
            State.RECEIVED: Message("With the leak desk"),
            State.TAKEN_UP: Message("The leak desk works on it"),
            State.HANDLED: Message("Dealt with"),
        },
        actions={
            "take_up": Message("Take it up"),
            "record_told": Message("Record who was told"),
            "handle": Message("Record what it led to"),
            "close": Message("Close the leak"),
            "reopen": Message("There is something new"),
        },
        tasks={
            State.RECEIVED: Message("Take up a data leak"),
            State.TAKEN_UP: Message("Deal with a data leak"),
            State.HANDLED: Message("Close a data leak"),
        },
        for_person={
            State.RECEIVED: Message("The leak desk knows it now. It takes over from here and asks you when it needs something."),
            State.TAKEN_UP: Message("The leak desk works on it. You have done what you could do."),
            State.HANDLED: Message("The leak desk dealt with it. You have nothing left to do."),
        },
        for_others={State.RECEIVED: Message("{person} reported it. The 72 hours run from the moment it was noticed.")},
        hints={"record_told": Message("As often as you need. The case stays with you.")},
        asks={"reopen": Message("What is new? For example: it was found.")},
        thanks={State.RECEIVED: Message("Good that you say so at once. The leak desk has it now")},
        record=Message("Report a data leak"),
        lead=Message("Lost something, or sent it to the wrong person? It happens. Five questions, also when you are not sure."),
        submit=Message("Tell the leak desk now"),
        day=Message("Noticed on"),
    ),
    due=dict.fromkeys((State.RECEIVED, State.TAKEN_UP, State.IN_DISCUSSION), _TELL),
    layout=Layout(first=("incident", "carrier", "discovered_at", "confidential", "content")),
    # Only numbers of a year: what stands in it is never public.
    publication=Publication(figures="incident"),
    retention=Retention(
        Setting("retention_years", 5, 1, 50, Message("How many years a data leak stays in the register after it was closed."))
    ),
)  # fmt: skip
