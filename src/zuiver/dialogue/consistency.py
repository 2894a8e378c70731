"""What is usual in like cases, and whether a choice differs from it. No Django, no scores: only "most went like this".

Small numbers are not told (principle 11): a few cases could point at a few people. How small, an organisation sets
(`codes.small_numbers`); five unless it does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

MINIMUM_CELL: Final = 5


@dataclass(frozen=True)
class Usual:
    """The way in which more than half of the like cases went. `key` is an outcome or an action."""

    key: str
    count: int
    total: int
    smallest: int = MINIMUM_CELL

    @property
    def may_be_counted(self) -> bool:
        """Whether both numbers may be told: neither the usual ones nor the others are so few that they point at somebody."""
        others = self.total - self.count
        return self.count >= self.smallest and (others == 0 or others >= self.smallest)


def usual(counts: Mapping[str, int], smallest: int = MINIMUM_CELL) -> Usual | None:
    """Return what is usual. None below the smallest number that may be told, and where no way has more than half."""
    total = sum(counts.values())
    if total < smallest:
        return None
    key = max(counts, key=lambda one: counts[one])
    return Usual(key, counts[key], total, smallest) if 2 * counts[key] > total else None


def differs(chosen: str, found: Usual | None, examples: Iterable[str] = ()) -> bool:
    """Whether a choice goes another way than is usual, or than every example of the same rule."""
    outcomes = set(examples)
    return (found is not None and chosen != found.key) or bool(outcomes and chosen not in outcomes)


def likeness(
    rule: str, outcome: str, features: Mapping[str, str], *, like: tuple[str, str, Mapping[str, str]]
) -> int:
    """Return how alike two questions of one module are: the same rule weighs most, then the outcome, then shared facts."""
    other_rule, other_outcome, other_features = like
    shared = sum(features.get(name) == value for name, value in other_features.items())
    return 100 * (rule == other_rule) + 50 * (outcome == other_outcome) + shared
