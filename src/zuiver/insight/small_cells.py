"""Numbers that are shown to others, and the words for those that are not exact. The sums stand in `kernel.small_cells`."""

from zuiver.kernel.errors import Message
from zuiver.kernel.small_cells import Shown, shown, shown_parts, shown_whole


def words_of(number: Shown) -> Message | None:
    """Return how a number is said that is not exact; None for one that is."""
    if number.is_exact:
        return None
    if number.is_few:
        return Message("fewer than {number}", {"number": number.below})
    return Message("{low} to {high}", {"low": number.low, "high": number.high})


__all__ = ["Shown", "shown", "shown_parts", "shown_whole", "words_of"]
