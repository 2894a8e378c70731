"""All tables of the sealed room. None of them points to a person, an entry or an account (see `keys.py`).

Ids are random, days stand where elsewhere seconds stand, and order is a counter within one case.
"""

from zuiver.cases.models.case import Case, Deadline, Exclusion, Finding, LedgerLine, Reader
from zuiver.cases.models.consults import Consult, ConsultItem, ConsultReader, ContactCount
from zuiver.cases.models.keys import DirectoryLine, KeyApproval, KeyBlob, KeyHolder, KeyShare
from zuiver.cases.models.paper import PaperAsk
from zuiver.cases.models.register import (
    CheckIn,
    Destruction,
    ExportLine,
    NoticeBatch,
    RegisterLine,
    SecondPair,
    WatchToken,
    YearFigures,
)
from zuiver.cases.models.sealed import Box, CompartmentKey, Item, Wrap
from zuiver.cases.models.uploads import Slice, Upload

__all__ = [
    "Box",
    "Case",
    "CheckIn",
    "CompartmentKey",
    "Consult",
    "ConsultItem",
    "ConsultReader",
    "ContactCount",
    "Deadline",
    "Destruction",
    "DirectoryLine",
    "Exclusion",
    "ExportLine",
    "Finding",
    "Item",
    "KeyApproval",
    "KeyBlob",
    "KeyHolder",
    "KeyShare",
    "LedgerLine",
    "NoticeBatch",
    "PaperAsk",
    "Reader",
    "RegisterLine",
    "SecondPair",
    "Slice",
    "Upload",
    "WatchToken",
    "Wrap",
    "YearFigures",
]
