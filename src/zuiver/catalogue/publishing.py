"""What an organisation may choose about a public register; the same choices for every register that has one.

The law makes an organisation publish what functions that it designates do besides (Ambtenarenwet 2017, article 5(1)(c)); the
code says from which scale on (N-8). How long people see the preview first, and what is said of the person, neither of them says.
Of gifts, invitations and contacts with interest groups neither says that they are public. An organisation may decide so itself
(Woo, article 3.1); without that decision, with who took it and why, nothing of them leaves.
"""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import DecisionTerms, PublicationTerms, Setting, TextSetting

PUBLICATION_TERMS: Final = PublicationTerms(
    objection_days=Setting(
        "publication_objection_days", 14, 1, 90,
        Message("How many days somebody sees the preview and can object before anything is public."),
    ),
    person=Setting(
        "publication_person", 1, 0, 2,
        Message("What is public about the person: 0 nothing, 1 the function, 2 the function and the name."),
    ),
    designated_too=Setting(
        "publication_designated_too", 0, 0, 1,
        Message("Whether it is also public for designated functions below the scale: 0 no, 1 yes."),
    ),
    stays_days=Setting(
        "publication_stays_days", 0, 0, 365, Message("How many days something stays public after it ended.")
    ),
    indexed=Setting(
        "publication_indexed", 0, 0, 1, Message("Whether search engines may keep the public register: 0 no, 1 yes.")
    ),
)  # fmt: skip

# What the organisation says once for a register: who decided that it is public, from which day on, and what for.
DECISION_TERMS: Final = DecisionTerms(
    by=TextSetting("publication_decided_by", 200, Message("Who decided that this register is public.")),
    since=TextSetting(
        "publication_decided_since", 10,
        Message("From which day on: only what happened on that day or later becomes public."), is_day=True,
    ),
    why=TextSetting(
        "publication_decided_why", 500,
        Message("Why this register is public. Citizens read this with the register."),
    ),
    from_scale=Setting(
        "publication_from_scale", 17, 0, 20,
        Message("From which scale on it is public: 0 for everybody who works here."),
    ),
    shown_years=Setting(
        "publication_shown_years", 3, 1, 20, Message("For how many years after it happened it stays public.")
    ),
)  # fmt: skip

BY_OWN_CHOICE: Final = Message(
    "No law asks for this list. The authority makes it public of its own accord (Woo, article 3.1)."
)
