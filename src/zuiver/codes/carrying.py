"""Lets the passages of a new edition keep the ids that they had in the edition before it."""

from collections.abc import Sequence

from zuiver.codes.comparing import pair_up
from zuiver.codes.passages import CodePassages, passages_of_text
from zuiver.codes.reading.tree import CodeText, Passage


def carry_ids(code: CodeText, before: CodePassages) -> int:
    """Give each passage that was in the edition before its old id, in place; return how many keep their id.

    A passage that is new gets another id if its own is taken by an old one.
    """
    fresh = passages_of_text(code)
    old_id_of = {new: old for old, new in pair_up(before.all, fresh.all).items()}
    _rename(code.passages(), old_id_of)
    return len(old_id_of)


def _rename(passages: Sequence[Passage], old_id_of: dict[str, str]) -> None:
    taken = set(old_id_of.values())
    for passage in passages:
        kept = old_id_of.get(passage.id)
        if kept is None:
            kept = _free(passage.id, taken)
            taken.add(kept)
        passage.id = kept


def _free(wanted: str, taken: set[str]) -> str:
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
