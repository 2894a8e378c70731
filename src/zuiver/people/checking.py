"""Reads single values that people or files give, and says plainly what is wrong with them."""

import re
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from zuiver.kernel.errors import excerpt, invalid

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def line_of_text(field: str, text: str, *, longest: int, required: bool = True) -> str:
    """Return the text without spaces around it. Raises InvalidData when empty, too long, or with control signs in it."""
    stripped = text.strip()
    if required and not stripped:
        raise invalid(field, "This is empty. Fill it in.")
    if len(stripped) > longest:
        raise invalid(
            field,
            "This is {length} characters long. Use at most {longest}.",
            length=len(stripped),
            longest=longest,
        )
    if _CONTROL.search(stripped):
        raise invalid(field, "This holds signs that cannot be shown. Type it again.")
    return stripped


def email_address(field: str, text: str) -> str:
    """Return the address in lower case; empty stays empty. Raises InvalidData for what is no address."""
    stripped = line_of_text(field, text, longest=254, required=False).lower()
    if stripped:
        try:
            validate_email(stripped)
        except ValidationError:
            raise invalid(
                field,
                "“{text}” is not an e-mail address. Write it as name@example.nl.",
                text=excerpt(stripped),
            ) from None
    return stripped


def kvk_number(field: str, text: str) -> str:
    """Return the eight digits, or nothing. Raises InvalidData for anything else."""
    digits = "".join(text.split())
    if digits and not (len(digits) == 8 and digits.isascii() and digits.isdecimal()):
        raise invalid(field, "“{text}” is not a KvK number. It has eight digits.", text=excerpt(text))
    return digits


def slug(field: str, text: str, *, longest: int = 60) -> str:
    """Return the word. Raises InvalidData unless it is small letters, digits and single hyphens."""
    stripped = text.strip()
    if not _SLUG.fullmatch(stripped) or len(stripped) > longest:
        raise invalid(
            field,
            "“{text}” cannot be used here. Use small letters, digits and hyphens, at most {longest}.",
            text=excerpt(stripped),
            longest=longest,
        )
    return stripped


def pay_scale(field: str, number: int | None) -> int | None:
    """Return the scale, 1 to 20, or None. Raises InvalidData for another number."""
    if number is not None and not 1 <= number <= 20:
        raise invalid(field, "{number} is not a pay scale. Write 1 to 20, or leave it empty.", number=number)
    return number


def check_period(valid_from: date, valid_until: date | None) -> None:
    """Raise InvalidData when the end lies before the start."""
    if valid_until is not None and valid_until < valid_from:
        raise invalid(
            "valid_until",
            "The end, {until}, is before the start, {start}. Change one of them.",
            until=valid_until.isoformat(),
            start=valid_from.isoformat(),
        )
