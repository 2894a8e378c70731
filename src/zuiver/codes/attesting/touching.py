"""What changed from one edition to another for somebody: the changes with a norm that binds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from zuiver.codes.comparing import Change, Fate, changed_only, compare
from zuiver.codes.models import Edition
from zuiver.codes.norms.model import Bound, Norm
from zuiver.codes.storing import norms_by_passage, passages_of

_PAIRS_IN_MEMORY = 64
# A passage that only moved says what it said.
_SAYS_SOMETHING_ELSE = frozenset({Fate.REWORDED, Fate.ADDED, Fate.REMOVED})


@dataclass(frozen=True)
class TouchingChange:
    """A passage that says something else now, with the norms on it, in the old edition or the new."""

    change: Change
    norms: tuple[Norm, ...]

    def binds(self, bounds: frozenset[Bound]) -> bool:
        """Tell whether one of the norms binds somebody of these groups."""
        return any(not bounds.isdisjoint(norm.binds) for norm in self.norms)


def touching_changes(old: Edition, new: Edition) -> tuple[TouchingChange, ...]:
    """Return the changes that touch somebody: those on which a norm stands. Editions never change, so compared once."""
    return _touching(_Pair(old, new))


def for_bounds(changes: Iterable[TouchingChange], bounds: frozenset[Bound]) -> tuple[TouchingChange, ...]:
    """Return the changes for somebody of these groups."""
    return tuple(change for change in changes if change.binds(bounds))


class _Pair:
    """Two editions as a key: equal when they are the same rows."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.old, self.new = old, new
        self._key = (old.organisation_id, old.public_id, new.public_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=_PAIRS_IN_MEMORY)
def _touching(pair: _Pair) -> tuple[TouchingChange, ...]:
    changes = changed_only(compare(passages_of(pair.old), passages_of(pair.new)))
    found = (
        TouchingChange(change, norms_of_change(pair.old, pair.new, change))
        for change in changes
        if change.fate in _SAYS_SOMETHING_ELSE
    )
    return tuple(change for change in found if change.norms)


def norms_of_change(old: Edition, new: Edition, change: Change) -> tuple[Norm, ...]:
    """Return the norms on a passage, in the old edition or the new; each once."""
    before = norms_by_passage(old).get(change.old.id, ()) if change.old else ()
    after = norms_by_passage(new).get(change.new.id, ()) if change.new else ()
    return tuple(dict.fromkeys([*before, *after]))
