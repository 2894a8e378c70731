"""The register of contacts with members of the assembly, as one declaration.

The line informs the portfolio holder (X-12), so the manager takes a note up the same day. Nothing is closed before the
portfolio holder confirmed it; their own office says so, not who informed them.
"""

from typing import Final

from zuiver.catalogue.external_contacts.fields import CONTACT_FIELDS, SECTIONS
from zuiver.catalogue.external_contacts.reading import CONTACT
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
from zuiver.registers.layout import Layout
from zuiver.registers.lifecycle import NOTING, State
from zuiver.registers.words import Words

KIND: Final = "external_contacts"
CONFIRMS: Final = "portfolio_office"

_INFORM: Final = Setting(
    "inform_within_days", 0, 0, 7, Message("Within how many days the portfolio holder is informed; 0 is the same day.")
)  # fmt: skip
_CONFIRM: Final = Setting(
    "confirm_within_days", 2, 0, 30, Message("Within how many days the portfolio holder confirms to be informed.")
)  # fmt: skip

WORDS: Final = Words(
    states={
        State.RECEIVED: Message("Portfolio holder still to be informed"),
        State.TAKEN_UP: Message("Portfolio holder is being informed"),
        State.HANDLED: Message("Portfolio holder informed"),
        State.CLOSED: Message("Confirmed by the portfolio holder"),
    },
    actions={
        "note_down": Message("Note a contact"),
        "take_up": Message("I inform the portfolio holder"),
        "handle": Message("The portfolio holder is informed"),
        "close": Message("The portfolio holder confirmed it"),
    },
    tasks={
        State.RECEIVED: Message("Inform the portfolio holder today"),
        State.TAKEN_UP: Message("Inform the portfolio holder today"),
        State.HANDLED: Message("Confirm that the portfolio holder knows it"),
    },
    for_person={
        State.RECEIVED: Message("You noted it. {assessor} informs the portfolio holder today."),
        State.HANDLED: Message("The portfolio holder is informed. It is closed when that was confirmed."),
    },
    record=Message("Note a contact with a member of the assembly"),
    lead=Message("You may give facts, a view on policy you leave to the portfolio holder. Note the contact the same day."),
    submit=Message("Send to my manager"),
    day=Message("Day"),
)  # fmt: skip

EXTERNAL_CONTACTS: Final = Register(
    kind=KIND,
    name=Message("Contacts with the assembly"),
    singular=Message("Contact with a member of the assembly"),
    path="contacten-met-staten",
    schema_version=1,
    fields=CONTACT_FIELDS,
    sections=SECTIONS,
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=(NOTING - {"record_told"}) | {"ask_more", "answer", "withdraw", "reopen"},
    route=Route(starts={**STARTS, Start.OPEN: "note_down"}, in_state={State.HANDLED: CONFIRMS}),
    reading=CONTACT,
    # The same day: a note of a later day is marked, and still welcome.
    terms=RegisterTerms(
        late_after_days=Setting(
            "note_late_after_days", 0, 0, 365, Message("How many days after a contact a note is still in time.")
        )
    ),
    words=WORDS,
    due={
        State.RECEIVED: _INFORM,
        State.TAKEN_UP: _INFORM,
        State.IN_DISCUSSION: _INFORM,
        State.HANDLED: _CONFIRM,
    },
    layout=Layout(
        first=("member", "contacted_on", "topic", "facts_given", "portfolio"), advice=("asked", "view_refused")
    ),
    # Only numbers of a year: what stands in it is never public.
    publication=Publication(figures=""),
    retention=Retention(
        Setting("retention_years", 4, 1, 50, Message("How many years a contact stays in the register."))
    ),
)  # fmt: skip
