"""What somebody types as a code: any text gets an answer, quickly, and a whole code is always understood."""

import sys
import time

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["zuiver.cases.words"]):
    from zuiver.cases.words.code import WORDS_IN_A_CODE, read_code, shown, word_list

PATIENCE = 5  # seconds of work, under instrumentation


def one(data: bytes) -> None:
    """Read any text, and a code with that text between its words."""
    source = atheris.FuzzedDataProvider(data)
    text = source.ConsumeUnicode(600)
    started = time.process_time()
    typed = read_code(text)
    assert time.process_time() - started < PATIENCE
    assert typed.is_code is (
        len(typed.words) == WORDS_IN_A_CODE and not typed.unknown and typed.check != "wrong"
    )
    if typed.is_code:
        assert read_code(shown(typed.words)).words == typed.words
    words = [word_list()[source.ConsumeIntInRange(0, len(word_list()) - 1)] for _ in range(WORDS_IN_A_CODE)]
    between = "".join(sign for sign in text[:20] if not sign.isalnum() and not sign.isalpha())
    if not read_code(between).words:
        again = read_code(f" {between} ".join(words))
        assert again.words == tuple(words), (between, again)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
