"""Bech32 (BIP 173) as age writes its keys with it: without its limit of 90 characters, in one case of letters."""

from typing import Final

_LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK: Final = 6
_PLACE_OF: Final = {letter: place for place, letter in enumerate(_LETTERS)}


def encode(prefix: str, content: bytes) -> str:
    """Return the text of these bytes, in small letters."""
    words = _to_words(content)
    check = _polymod([*_expanded(prefix), *words, *[0] * _CHECK]) ^ 1
    words += [check >> 5 * (_CHECK - 1 - place) & 31 for place in range(_CHECK)]
    return f"{prefix}1{''.join(_LETTERS[word] for word in words)}"


def decode(prefix: str, text: str) -> bytes:
    """Return the bytes of a text with this prefix, in small letters. Raises ValueError when it is none."""
    found, _, letters = text.rpartition("1")
    words = [_PLACE_OF.get(letter, -1) for letter in letters]
    if found != prefix or len(words) < _CHECK or -1 in words or _polymod([*_expanded(prefix), *words]) != 1:
        raise ValueError("no bech32 text with this prefix, or a wrong figure in it")
    return _to_bytes(words[:-_CHECK])


def _expanded(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def _sum_of_generators(top: int) -> int:
    total = 0
    for place, generator in enumerate(_GENERATOR):
        total ^= generator if top >> place & 1 else 0
    return total


# A hybrid key has two thousand letters: five bits at a time are looked up, not reckoned out.
_SUMS: Final = tuple(_sum_of_generators(top) for top in range(32))


def _polymod(words: list[int]) -> int:
    check = 1
    for word in words:
        check = (check & 0x1FFFFFF) << 5 ^ word ^ _SUMS[check >> 25]
    return check


def _to_words(content: bytes) -> list[int]:
    bits = len(content) * 8
    spare = -bits % 5
    value = int.from_bytes(content, "big") << spare
    digits = f"{value:0{bits + spare}b}" if bits else ""
    return [int(digits[place : place + 5], 2) for place in range(0, len(digits), 5)]


def _to_bytes(words: list[int]) -> bytes:
    spare = len(words) * 5 % 8
    value = int("".join(f"{word:05b}" for word in words) or "0", 2)
    if spare > 4 or value & ((1 << spare) - 1):
        raise ValueError("the last letter of a bech32 text holds more than it may")
    return (value >> spare).to_bytes(len(words) * 5 // 8, "big")
