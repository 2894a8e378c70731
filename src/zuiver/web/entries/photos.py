"""Photos that come with a form, as bytes; what may be in them is for the command to judge."""

from zuiver.kernel.photos import MOST_BYTES, too_large
from zuiver.web.requests import SignedInRequest


def photos_of(request: SignedInRequest) -> tuple[bytes, ...]:
    """Return the photos of a form. Raises InvalidData under "photo" for one that is too large to be read at all."""
    files = [file for file in request.FILES.getlist("photo") if file.size]
    if any(file.size and file.size > MOST_BYTES for file in files):
        raise too_large()
    return tuple(file.read() for file in files)
