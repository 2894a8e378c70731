"""The compartments of a case: each has keys and readers of its own (docs/reference/sealed-format.md)."""

from enum import IntEnum
from typing import Final


class Compartment(IntEnum):
    """What a compartment holds. The number stands in every envelope and never changes its meaning."""

    NONE = 0  # keys and shares, which belong to no case
    CONTENT = 1
    IDENTITY = 2
    NOTE = 3  # a confidant's own note
    INVESTIGATION = 4
    DETRIMENT = 5
    DECISION = 6
    ACCUSED = 7  # what the person concerned is given and answers
    INTAKE = 8  # what a manager was told

    @property
    def word(self) -> str:
        """The name inside a context: `content`."""
        return self.name.lower()


# In these the reporter reads and writes with the code; the others are made by handlers.
OF_THE_REPORTER: Final = frozenset({Compartment.CONTENT, Compartment.IDENTITY, Compartment.DETRIMENT})
