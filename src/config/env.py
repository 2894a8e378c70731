"""Reads environment variables strictly: a wrong value stops the program with a sentence, never a silent default."""

import os
from pathlib import Path

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off", ""})


class SettingError(SystemExit):
    """A setting that cannot be used; the text says which, why and what to write instead."""


def env_text(name: str, default: str = "") -> str:
    """The text of `name`."""
    return os.environ.get(name, default)


def env_bool(name: str, *, default: bool) -> bool:
    """Reads yes or no; anything else stops the program."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    word = raw.strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise SettingError(f"{name}={raw!r} is not a yes or no. Write 1 or 0.")


def env_number(name: str, *, default: int) -> int:
    """Reads a whole number of 0 or more; anything else stops the program."""
    raw = os.environ.get(name, "").strip()
    if not raw:
        return default
    if not (raw.isascii() and raw.isdecimal()):
        raise SettingError(f"{name}={raw!r} is not a number. Write digits, such as {default}.")
    return int(raw)


def env_secret(name: str) -> str:
    """A secret from `name`, or from the file that `NAME_FILE` points to; empty when neither is set."""
    file_name = os.environ.get(f"{name}_FILE")
    if not file_name:
        return os.environ.get(name, "")
    path = Path(file_name)
    if not path.is_file():
        raise SettingError(
            f"{name}_FILE names {file_name}, which is not a file. Point it to the file with the secret."
        )
    return path.read_text(encoding="utf-8").strip()
