"""What is recorded about mail: only what a person did to it. The mails themselves are the record of what was sent."""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (Event("notices.mail.retried", "A mail that was {state} is sent again."),)
