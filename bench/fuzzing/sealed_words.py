"""What somebody types as a code: any text gets an answer, quickly, and a whole code is always understood.

Looking up what may be meant compares with thousands of words, which takes a hundred times as long as all the rest. So one
input in thirty looks up for real, and the fuzzer follows the parts around it; the comparing itself is tried on two words.
"""

import sys
import time
from typing import Any

import atheris  # type: ignore[import-not-found]

from zuiver.cases.words import code
from zuiver.cases.words.code import WORDS_IN_A_CODE, shown, slips, word_list

PATIENCE = 5  # seconds of work
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = word_list()
_offered = code.offered
_for_real = False

for name in ("read_code", "_plain", "check_figure"):
    setattr(code, name, atheris.instrument_func(getattr(code, name)))
code.offered = lambda typed: _offered(typed) if _for_real else ()


def one(data: bytes) -> None:
    """Read any text, a code with that text between its words, and now and then with what may be meant."""
    global _for_real
    source = atheris.FuzzedDataProvider(data)
    _for_real = source.ConsumeIntInRange(0, 29) == 7
    text = source.ConsumeUnicode(600)
    started = time.process_time()
    typed = code.read_code(text)
    assert time.process_time() - started < PATIENCE
    assert typed.is_code is (
        len(typed.words) == WORDS_IN_A_CODE and not typed.unknown and typed.check != "wrong"
    )
    if typed.is_code:
        assert code.read_code(shown(typed.words)).words == typed.words
    between_words(source, text)
    compared(source)


def between_words(source: Any, text: str) -> None:
    """What stands between the words of a code does not change it."""
    words = [WORDS[source.ConsumeIntInRange(0, len(WORDS) - 1)] for _ in range(WORDS_IN_A_CODE)]
    between = "".join(sign for sign in text[:20] if not sign.isalnum() and not sign.isalpha())
    alone = code.read_code(between)
    # Some signs stand for a figure, such as the telegraph sign for August.
    if not alone.words and alone.check == "absent":
        again = code.read_code(f" {between} ".join(words))
        assert again.words == tuple(words), (between, again)


def compared(source: Any) -> None:
    """Slips count the same both ways, none means the same word, and one change is one slip at most."""
    word = WORDS[source.ConsumeIntInRange(0, len(WORDS) - 1)]
    at = source.ConsumeIntInRange(0, len(word) - 1)
    other = word[:at] + LETTERS[source.ConsumeIntInRange(0, 25)] + word[at + source.ConsumeIntInRange(0, 1) :]
    assert slips(word, other) == slips(other, word) <= 1
    assert (slips(word, other) == 0) is (word == other)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
