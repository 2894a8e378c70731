"""Numbers that are shown to others: a small one stays "fewer than five", also for who subtracts the rest from a total.

A number under the least is shown as a range from 1. Where the total and the other numbers would tell it after all, the
largest of the others is shown as a range too. Where nothing helps, the parts are not shown at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it may be known: from `low` up to and including `high`."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether the number itself is shown."""
        return self.low == self.high

    @property
    def is_few(self) -> bool:
        """Whether this is a number that is too small to show."""
        return self.low == 1 and self.high > 1

    @property
    def below(self) -> int:
        """The first number that it certainly is not."""
        return self.high + 1


def shown(number: int, least: int) -> Shown:
    """Return one number that no total goes with."""
    return Shown(1, least - 1) if 0 < number < least else Shown(number, number)


def shown_parts(numbers: Sequence[int], least: int) -> tuple[Shown, ...] | None:
    """Return the parts of a total that is shown itself; None: they would tell too much and stay away.

    Of every small part each value from 1 to the least stays possible, whatever is added up or subtracted.
    """
    parts = [shown(number, least) for number in numbers]
    total = sum(numbers)
    if _keeps_secret(parts, total):
        return tuple(parts)
    # The largest first: a range costs it least.
    for place in sorted(range(len(numbers)), key=lambda at: -numbers[at]):
        if numbers[place] < least:
            break
        for wider in _ranges_around(numbers[place], least):
            parts[place] = wider
            if _keeps_secret(parts, total):
                return tuple(parts)
    return None


def shown_whole(number: int, part: Shown, least: int) -> Shown:
    """Return a total beside a part of it that is shown: what is left over by subtraction stays few where it is."""
    if part.is_exact and 0 < number - part.low < least:
        return Shown(part.low + 1, part.low + least - 1)
    return shown(number, least)


def _ranges_around(number: int, least: int) -> Iterator[Shown]:
    """Yield ever wider ranges: for a least of five 40 to 49, 45 to 54, 40 to 59 and so on, until one begins at the least."""
    width, start = least, number
    while start > 0:
        width *= 2
        for shift in (0, width // 2):
            start = (number + shift) // width * width - shift
            yield Shown(max(least, start), start + width - 1)


def _keeps_secret(parts: Sequence[Shown], total: int) -> bool:
    """Whether each small part can still be every small number, given the total and all that is shown."""
    low = sum(part.low for part in parts)
    high = sum(part.high for part in parts)
    return all(
        total - (high - part.high) <= part.low and part.high <= total - (low - part.low)
        for part in parts
        if part.is_few
    )
