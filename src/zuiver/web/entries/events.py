"""The audit event of the pages: that somebody checked the chain. All other events are written by commands of other rooms."""

from typing import Final

from zuiver.audit.vocabulary import Event

CHECKED: Final = "web.chain.checked"
EVENTS: Final = (Event(CHECKED, "The chain was checked: {events} events, {count} damaged places"),)
