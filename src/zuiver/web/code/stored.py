"""What is kept about a person around the code, for the page "Everything that is stored about you"."""

from typing import Any

from django.utils.translation import gettext as _

from zuiver.codes.attesting.asking import confirmations_of
from zuiver.people.actor import Actor
from zuiver.web.entries import shown


def code_parts(actor: Actor) -> list[dict[str, Any]]:
    """Return the part with the editions that the person confirmed, in the form of the page of the registers."""
    rows = [
        {"text": one["edition__title"] + ", " + one["edition__name"], "when": shown.day(one["confirmed_on"])}
        for one in confirmations_of(actor)
    ]
    columns = [("text", _("What"), "text"), ("when", _("When"), "date")]
    return [
        {
            "title": _("Editions of the code that you confirmed"),
            "columns": columns,
            "rows": rows,
            "empty": _("You confirmed nothing yet."),
            "count": len(rows),
        }
    ]
