"""What an organisation may choose about a public register; the same choices for every register that has one.

The law makes an organisation publish what functions that it designates do besides (Ambtenarenwet 2017, article 5(1)(c)); the
code says from which scale on (N-8). How long people see the preview first, and what is said of the person, neither of them says.
"""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import PublicationTerms, Setting

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
