"""Photos that come with a form, as bytes; what may be in them is for the command to judge."""

from typing import Final

from zuiver.kernel.errors import invalid
from zuiver.web.requests import SignedInRequest

MOST_BYTES: Final = 15 * 1024 * 1024


def photos_of(request: SignedInRequest) -> tuple[bytes, ...]:
    """Return the photos of a form. Raises InvalidData under "photo" for one that is larger than 15 megabytes."""
    files = [file for file in request.FILES.getlist("photo") if file.size]
    if any(file.size and file.size > MOST_BYTES for file in files):
        raise invalid("photo", "This photo is larger than 15 MB. Take it smaller, or leave it out.")
    return tuple(file.read() for file in files)
