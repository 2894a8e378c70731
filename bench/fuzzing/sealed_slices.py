"""Slices of large files and the listing that names them: taken or opened whole, or refused with a reason, no more."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import atheris  # type: ignore[import-not-found]
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

with atheris.instrument_imports(include=["zuiver.cases.sealing.slices", "zuiver.cases.sealing.bodies"]):
    from zuiver.cases.sealing import bodies, slices

from bench.fuzzing.sealed_frames import ODD  # noqa: E402
from tests.speak_up.large import Large  # noqa: E402

from zuiver.cases.sealing.errors import NotSealedRight  # noqa: E402

FILM = Large(b"A film. " * 100)


def one(data: bytes) -> None:
    """Change a listing or a slice in a few places, or take any bytes."""
    source = atheris.FuzzedDataProvider(data)
    KINDS[source.ConsumeIntInRange(0, len(KINDS) - 1)](source)


def a_listing(source: Any) -> None:
    """What was read of a changed listing stands for the same file, or for none."""
    body = {**FILM.listing.meta}
    for _ in range(source.ConsumeIntInRange(1, 3)):
        name = sorted(body)[source.ConsumeIntInRange(0, len(body) - 1)]
        odd = ODD[source.ConsumeIntInRange(0, len(ODD) - 1)]
        body[name] = [odd, *FILM.listing.digests[1:]] if name == "digests" and source.ConsumeBool() else odd
    _read(json.dumps({"name": "x", "body": body}).encode("utf-8", "surrogatepass"))


def any_meta(source: Any) -> None:
    """Bytes that may be no JSON at all."""
    _read(source.ConsumeBytes(3000))


def a_slice(source: Any) -> None:
    """A slice that is not the one of that place is never taken for it; opened it gives the file or nothing."""
    changed = [bytearray(one) for one in FILM.slices]
    place = source.ConsumeIntInRange(0, len(changed) - 1)
    # The outside of the first slice is where the server looks.
    at = source.ConsumeIntInRange(0, min(2000, len(changed[place]) - 1))
    changed[place][at : at + source.ConsumeIntInRange(0, 8)] = source.ConsumeBytes(8)
    size_class, number = source.ConsumeIntInRange(-1, 300), source.ConsumeIntInRange(-2, 400)
    _tried(lambda: slices.check_slice(FILM.id, size_class, number, bytes(changed[place])))
    _tried(lambda: slices.check_slice(FILM.id, FILM.listing.size_class, place, bytes(changed[place])))
    if source.ConsumeIntInRange(0, 15):
        return  # opening takes a hundred times as long
    found = _tried(lambda: bodies.open_body([bytes(one) for one in changed], FILM.listing))
    assert found is None or found == FILM.content


def _read(meta: bytes) -> None:
    listing = _tried(lambda: bodies.read_listing(meta))
    if listing is not None:
        assert bodies.read_listing(json.dumps({"body": listing.meta}).encode()) == listing
        assert slices.slice_count(listing.size_class) == len(listing.digests)


def _tried(do: Callable[[], Any]) -> Any:
    try:
        return do()
    except NotSealedRight as refused:
        if not refused.text():
            raise AssertionError("a refusal without a reason") from refused
        return None


KINDS: list[Callable[[Any], None]] = [a_listing, any_meta, a_slice]

if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
