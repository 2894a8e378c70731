"""Things happen in the order of their moments, each with the clock standing still on its own moment."""

from collections.abc import Callable
from datetime import datetime
from heapq import heappop, heappush

from zuiver.kernel import clock

Act = Callable[[], None]


class Timeline:
    """What is still to happen. An act may put further acts on the line, later than itself and before now."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._waiting: list[tuple[datetime, int, Act]] = []
        self._added = 0

    def at(self, moment: datetime, act: Act) -> None:
        """Let something happen at a moment; of two at the same moment the one that was put here first."""
        heappush(self._waiting, (moment, self._added, act))
        self._added += 1

    def between(self, after: datetime, wanted: datetime) -> datetime:
        """Return the wanted moment, or one halfway between `after` and now where the wanted one has yet to come."""
        return wanted if wanted < self.now else after + (self.now - after) / 2

    def run(self) -> None:
        """Let everything happen."""
        while self._waiting:
            moment, _, act = heappop(self._waiting)
            with clock.frozen(moment):
                act()
