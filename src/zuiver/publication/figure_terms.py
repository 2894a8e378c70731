"""With which settings an organisation decides that figures of a year are public. Figures name no person, no day, no entry."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import TextSetting

# Measures stand beside the registers.
MEASURES: Final = "measures"
BY: Final = TextSetting("figures.decided_by", 200, Message("Who decided that figures of a year are public."))
SINCE: Final = TextSetting(
    "figures.decided_since",
    10,
    Message("The day of that decision: figures begin with its year."),
    is_day=True,
)
WHY: Final = TextSetting(
    "figures.decided_why",
    500,
    Message("Why figures of a year are public. Citizens read this with the figures."),
)
FIGURE_TERMS: Final = (BY, SINCE, WHY)
