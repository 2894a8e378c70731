"""Photos beside an entry, in the database, so that they are saved with it or not at all."""

from collections.abc import Sequence

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message
from zuiver.kernel.photos import MEDIA_TYPE, Photo, read_photo
from zuiver.people.actor import Actor
from zuiver.registers.declaration import Register
from zuiver.registers.models import Attachment, Entry

MOST_PHOTOS = 6


def read_photos(register: Register, contents: Sequence[bytes], already: int = 0) -> list[Photo]:
    """Return the photos made anew.

    Raises InvalidData under "photo" for too many, for one that is not right, and in a register without photos.
    """
    if contents and not register.photos:
        raise InvalidData({"photo": Message("No photos go along here. Leave the photo out.")})
    if already + len(contents) > MOST_PHOTOS:
        raise InvalidData(
            {"photo": Message("There is room for {most} photos. Leave some out.", {"most": MOST_PHOTOS})}
        )
    return [read_photo(content) for content in contents]


def attach(actor: Actor, entry: Entry, photos: Sequence[Photo]) -> list[Attachment]:
    """Save photos with an entry."""
    return [
        Attachment.rows.create(
            organisation_id=entry.organisation_id,
            entry=entry,
            media_type=MEDIA_TYPE,
            width=photo.width,
            height=photo.height,
            sha256=photo.sha256,
            content=photo.content,
            added_by_id=actor.person_id,
            at=clock.now(),
        )
        for photo in photos
    ]
