"""Counts an answer once, also when its page is loaded again, and keeps nothing that leads to whoever asked.

A ticket made by chance travels along in the page, as the answers do: it is no cookie, and it is in no address. Whether
a ticket was counted is remembered in the memory of this process, without a moment, and forgotten with the process.
What this cannot see: somebody who starts again has a new ticket, and each process of the program has a memory of its
own. So a number says "about so often", never how many people.
"""

import logging
import re
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest

from zuiver.codes.counting import Tickets, count_question
from zuiver.kernel.ids import PUBLIC_LENGTH, READABLE, new_public_id

FIELD: Final = "ticket"
_SHAPE: Final = re.compile(f"[{READABLE}]{{{PUBLIC_LENGTH}}}")
_counted: Final = Tickets()
log = logging.getLogger(__name__)


def ticket_of(request: HttpRequest) -> str:
    """The ticket that travelled along, or a new one at the start of an interview."""
    return _brought(request) or new_public_id()


def count_answer(request: HttpRequest, organisation_id: int, theme: str) -> None:
    """Count the answer that is about to be shown, if it was not counted yet.

    Without a ticket it did not come out of one of our pages. The answer matters more than the number: when the
    database is too busy to count, the log says so and the answer is shown.
    """
    ticket = _brought(request)
    if not ticket or not _counted.is_new(f"{organisation_id} {theme} {ticket}"):
        return
    try:
        count_question(organisation_id, theme)
    except OperationalError as problem:
        log.warning("A question about %s was not counted: %s", theme, problem)


def _brought(request: HttpRequest) -> str:
    ticket = request.POST.get(FIELD, "")
    return ticket if _SHAPE.fullmatch(ticket) else ""
