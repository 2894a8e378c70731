"""The audit events of this room. There is one a day, also when nothing happened: a trail with moments would tell on reporters.

What was done in a case stands in the log of that case (`ledger.py`); this event holds the hash of all these logs.
"""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (Event("cases.day.sealed", "The logs of the sealed room were sealed for {day}"),)
