"""What the pages say about gifts and not about other registers."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.words import Words

WORDS: Final = Words(
    views={
        "staat=to_hand_in": Message("To hand in"),
        "advies=refuse": Message("Advice: refuse"),
    },
)
