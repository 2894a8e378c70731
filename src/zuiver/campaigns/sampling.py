"""Which answers are looked at: drawn by a seed, so that whoever has the seed and the list draws the same ones again.

Each request gets the number SHA-256(seed, its public id); the lowest numbers are drawn. The draw is stratified: of each sort
of answer, "declared nothing" among them, at least a few, and the rest in proportion. No Django, no database, no chance of
its own.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from zuiver.kernel.errors import Refusal

# Of each sort of answer at least so many, as far as there are and as the size allows.
LEAST_PER_STRATUM: Final = 5
# The share of declarations that is verified where it is done well: at least 60 % in two years (OECD, public integrity
# indicators). An aim that is shown, never a norm that blocks.
AIM_PERCENT: Final = 60
LONGEST_SEED: Final = 64


def drawn(strata: Mapping[str, str], size: int, seed: str) -> dict[str, str]:
    """Return the drawn ones of `strata` {public id: stratum}, with their strata; all of them where the size is larger."""
    by_stratum: dict[str, list[str]] = defaultdict(list)
    for public_id, stratum in strata.items():
        by_stratum[stratum].append(public_id)
    shares = allotted({stratum: len(there) for stratum, there in by_stratum.items()}, size)
    found: dict[str, str] = {}
    for stratum, there in sorted(by_stratum.items()):
        in_order = sorted(there, key=lambda public_id: (number_of(seed, public_id), public_id))
        found |= dict.fromkeys(in_order[: shares[stratum]], stratum)
    return found


def number_of(seed: str, public_id: str) -> str:
    """Return the number that the seed gives to a request, in hexadecimal."""
    return hashlib.sha256(f"{seed}:{public_id}".encode()).hexdigest()


def allotted(there: Mapping[str, int], size: int) -> dict[str, int]:
    """Return how many of each stratum are drawn: together `size`, or all there are."""
    size = min(size, sum(there.values()))
    names = sorted(there)
    shares = {name: min(there[name], LEAST_PER_STRATUM, size // len(names)) for name in names}
    while (left := size - sum(shares.values())) > 0:
        room = {name: there[name] - shares[name] for name in names}
        all_room = sum(room.values())
        added = {name: left * room[name] // all_room for name in names}
        if not any(added.values()):
            # Fewer are left than strata: the ones with the most room first.
            fullest = sorted(names, key=lambda name: (-room[name], name))[:left]
            added = {name: int(name in fullest) for name in names}
        shares = {name: shares[name] + min(added[name], room[name]) for name in names}
    return shares


def digest_of(strata: Mapping[str, str]) -> str:
    """Return the digest of the list that was drawn from, which shows later that it is the same list."""
    lines = (f"{public_id}\t{stratum}\n" for public_id, stratum in sorted(strata.items()))
    return _digest(lines)


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode())
    return digest.hexdigest()


def check_draw(there: int, size: int, seed: str) -> Refusal | None:
    """Whether something can be drawn."""
    if there == 0:
        return Refusal(
            "nothing_to_draw", "There is no answer that was not drawn yet, so there is nothing to look at."
        )
    if size < 1:
        return Refusal("empty_sample", "A sample has at least one answer. Choose a larger number.")
    if len(seed) > LONGEST_SEED:
        return Refusal(
            "seed_too_long",
            "This seed is longer than {longest} characters. Use a shorter one.",
            longest=LONGEST_SEED,
        )
    return None
