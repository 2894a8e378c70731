"""What in a text could lead back to somebody, as sentences beside the form."""

from django.utils.translation import gettext as _

from zuiver.dialogue.traces import Traces


def trace_words(found: Traces) -> list[str]:
    """Return a sentence for each kind of trace that deserves a second look."""
    kinds = (
        (found.names, _("This names %(what)s. That has to go.")),
        (found.parts, _("Is this a name? %(what)s. Leave it out if it is.")),
        (found.units, _("A team or department can lead to somebody: %(what)s.")),
        (found.amounts, _("Is the exact amount needed? %(what)s.")),
        (found.dates, _("Is the date needed? %(what)s.")),
    )
    return [words % {"what": ", ".join(what)} for what, words in kinds if what]
