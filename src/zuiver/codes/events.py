"""The audit events of this room and what they say to a reader."""

from typing import Final

from zuiver.audit.vocabulary import Event

EDITION_IMPORTED: Final = "codes.edition.imported"
EVENTS: Final = (Event(EDITION_IMPORTED, "Imported edition {name} of the code, valid from {valid_from}"),)
