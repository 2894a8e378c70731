"""A photo made anew from its pixels: no place, no time, no camera, no name, and nothing hidden behind the picture."""

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from zuiver.kernel.errors import InvalidData, Message

# What a phone makes, by content: the name of the file and what the browser says of it do not count.
FORMATS: Final = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE: Final = 1600
MOST_BYTES: Final = 12 * 1024 * 1024
# A picture of 50 million points needs 150 MB to open; more is a bomb, not a photo.
MOST_PIXELS: Final = 50_000_000
QUALITY: Final = 85
MEDIA_TYPE: Final = "image/jpeg"


@dataclass(frozen=True)
class Photo:
    """A JPEG without anything but its pixels; width and height in points."""

    content: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """The digest of the content."""
        return hashlib.sha256(self.content).hexdigest()


def read_photo(content: bytes) -> Photo:
    """Return a photo made anew, upright, with its longest side at most 1600 points.

    Raises InvalidData under "photo" for what is no photo, is too big, or would grow beyond reason when opened.
    """
    if len(content) > MOST_BYTES:
        raise too_large()
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _made_anew(content)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as unreadable:
            message = Message(
                "This file is no photo that we can read. Add a JPEG, PNG or WebP, for example a photo of your phone."
            )
            raise _refused(message) from unreadable
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            message = Message("This photo has too many points to open. Take a new, smaller one.")
            raise _refused(message) from bomb


def _made_anew(content: bytes) -> Photo:
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        # The size stands in the header: nothing is unpacked before it is judged.
        if opened.width * opened.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        pixels = Image.new("RGB", upright.size, "white")
        picture = upright.convert("RGBA")
        pixels.paste(picture, mask=picture.getchannel("A"))
    target = io.BytesIO()
    pixels.save(target, "JPEG", quality=QUALITY, optimize=True)
    return Photo(target.getvalue(), pixels.width, pixels.height)


def too_large() -> InvalidData:
    """Return what is said of a photo with more bytes than may be sent."""
    megabytes = MOST_BYTES // 2**20
    return _refused(
        Message(
            "This photo is larger than {megabytes} MB. Make it smaller, or take a new one.",
            {"megabytes": megabytes},
        )
    )


def _refused(message: Message) -> InvalidData:
    return InvalidData({"photo": message})
