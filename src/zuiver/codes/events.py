"""The audit events of this room and what they say to a reader."""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (
    Event("codes.edition.imported", "Imported edition {name} of the code, valid from {valid_from}"),
    Event("codes.edition.confirmed", "Confirmed to have read edition {name} of the code"),
)
