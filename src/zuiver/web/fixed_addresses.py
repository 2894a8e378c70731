"""Addresses that never change while the program runs: looked up once, because every page has thirty of them."""

from functools import cache

from django.templatetags.static import static
from django.urls import reverse


@cache
def address_of(name: str) -> str:
    """The address of a page that has no parts to fill in."""
    return reverse(name)


@cache
def static_address(path: str) -> str:
    """The address of a static file; in production with the hash of its content."""
    return static(path)
