"""The closed set of field types: each reads what was typed, gives back what is stored, and shows it again.

`clean` raises InvalidData with one message; the engine puts it under the name of the field. What is stored is
only what JSON knows. `widget` names how a page draws the field.
"""

from zuiver.registers.fields.days import Day, Moment, Period
from zuiver.registers.fields.kind import FieldType, Translate
from zuiver.registers.fields.numbers import Amount, Count, Hours
from zuiver.registers.fields.people import Persons
from zuiver.registers.fields.words import Choice, Option, SetOf, Text, YesNo

__all__ = [
    "Amount",
    "Choice",
    "Count",
    "Day",
    "FieldType",
    "Hours",
    "Moment",
    "Option",
    "Period",
    "Persons",
    "SetOf",
    "Text",
    "Translate",
    "YesNo",
]
