"""The words of a register on its pages: its own, or general ones made of its name."""

from django.utils.translation import gettext as _

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Register
from zuiver.web.entries import shown


def record_words(register: Register) -> str:
    """The heading of the form, and the button that leads to it."""
    own = register.words.record
    return shown.words(own) if own else _("Record a %(what)s") % {"what": singular(register)}


def lead_words(register: Register) -> str:
    """The sentence below that heading."""
    own = register.words.lead
    return shown.words(own) if own else _("A few short questions. The advice changes while you fill them in.")


def submit_words(register: Register) -> str:
    """The button that sends the form."""
    own = register.words.submit
    return shown.words(own) if own else _("Report this")


def another_words(register: Register) -> str:
    """The button to record one more."""
    return _("Record another one: %(what)s") % {"what": singular(register)}


def party_words(register: Register) -> str:
    """What the organisation outside is, in the heading of a column."""
    own = register.words.party
    return shown.words(own) if own else _("From")


def day_words(register: Register) -> str:
    """What the day is, in the heading of a column."""
    own = register.words.day
    return shown.words(own) if own else _("When")


def amount_words(register: Register) -> str:
    """What the amount is, in the heading of a column."""
    own = register.words.amount
    return shown.words(own) if own else _("Worth")


def with_party(register: Register, name: str) -> str:
    """The organisation outside behind a name: "from ..." or "for ..."; empty for none."""
    own = register.words.with_party or Message("from {party}")
    return shown.words(Message(own.msgid, {"party": name})) if name else ""


def singular(register: Register) -> str:
    """One of it, in the middle of a sentence."""
    return shown.words(register.singular).lower()
