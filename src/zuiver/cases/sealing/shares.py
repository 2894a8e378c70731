"""Splitting a secret into three shares of which any two give it back, and one tells nothing (Shamir, GF(256)).

In the browser the audited npm package shamir-secret-sharing does this; here the same arithmetic stands, for recovery
drills on a machine apart. Why not a library on this side as well: docs/reference/sealed-format.md.
A share is the value of a polynomial at its last byte, byte for byte.
"""

import os
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from zuiver.cases.sealing.errors import NotSealedRight

SHARES: Final = 3
NEEDED: Final = 2
_POLYNOMIAL: Final = 0x11B  # x^8 + x^4 + x^3 + x + 1, as in AES


def _tables() -> tuple[list[int], list[int]]:
    """Return powers and logarithms of the generator 3."""
    powers, logarithms = [0] * 255, [0] * 256
    value = 1
    for exponent in range(255):
        powers[exponent] = value
        logarithms[value] = exponent
        value ^= value << 1
        value ^= _POLYNOMIAL if value & 0x100 else 0
    return powers, logarithms


_POWERS, _LOGARITHMS = _tables()


def split(secret: bytes) -> list[bytes]:
    """Return three shares, each one byte longer than the secret. Randomness comes from the operating system."""
    if not secret:
        raise ValueError("there is nothing to split")
    slopes = os.urandom(len(secret))
    return [
        bytes(start ^ _times(slope, place) for start, slope in zip(secret, slopes, strict=True))
        + bytes([place])
        for place in _places()
    ]


def combine(shares: Sequence[bytes]) -> bytes:
    """Return the secret from any two shares of one set.

    Shares of different sets give nonsense, which `recovery` finds by the fingerprint of the keys.
    """
    places = {share[-1] for share in shares if share}
    if len(shares) < NEEDED or len(places) != len(shares) or len({len(share) for share in shares}) != 1:
        raise do_not_fit()
    if 0 in places or len(shares[0]) < 2:
        raise do_not_fit()
    found = {_through(first, second) for first, second in combinations(shares, 2)}
    if len(found) != 1:
        raise do_not_fit()
    return found.pop()


def _through(first: bytes, second: bytes) -> bytes:
    """The value at zero of the line through two points, for each byte."""
    one, two = first[-1], second[-1]
    weight_one, weight_two = _divided(two, one ^ two), _divided(one, one ^ two)
    return bytes(
        _times(a, weight_one) ^ _times(b, weight_two) for a, b in zip(first[:-1], second[:-1], strict=True)
    )


def _places() -> list[int]:
    """Three different places, none of them zero: there stands the secret."""
    found: list[int] = []
    while len(found) < SHARES:
        found += [place for place in os.urandom(1) if place and place not in found]
    return found


def _times(a: int, b: int) -> int:
    return _POWERS[(_LOGARITHMS[a] + _LOGARITHMS[b]) % 255] if a and b else 0


def _divided(a: int, b: int) -> int:
    return _POWERS[(_LOGARITHMS[a] - _LOGARITHMS[b]) % 255] if a else 0


def do_not_fit() -> NotSealedRight:
    """Return the refusal for shares that do not give one secret together."""
    return NotSealedRight(
        "sealing.shares",
        "These shares do not belong together. Two different ones of the same set are needed; the name of the set stands on each.",
    )
