"""Photos: only pixels are kept, only photos are taken, and a bomb does not go off."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from tests.registers.builders import World
from zuiver.kernel.errors import InvalidData, NotFound
from zuiver.kernel.photos import LONGEST_SIDE, MOST_BYTES, read_photo
from zuiver.registers import queries
from zuiver.registers.commands import entry_open, photo_add
from zuiver.registers.commands.attaching import MOST_PHOTOS


def picture(
    size: tuple[int, int] = (40, 20), form: str = "JPEG", mode: str = "RGB", **options: object
) -> bytes:
    """A picture of one colour."""
    target = io.BytesIO()
    Image.new(mode, size, "red" if mode != "RGBA" else (255, 0, 0, 0)).save(target, form, **options)
    return target.getvalue()


def with_secrets() -> bytes:
    """A picture that tells where and by whom it was taken, turned on its side."""
    exif = Image.Exif()
    exif[0x010E] = "Secret description"
    exif[0x013B] = "Secret artist"
    exif[0x0112] = 6
    exif[0x8825] = {1: "N", 2: (52.0, 5.0, 0.0)}
    return picture(exif=exif.tobytes(), comment=b"Secret comment")


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 by 60,000 points."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_nothing_is_kept_but_the_pixels() -> None:
    photo = read_photo(with_secrets())
    again = Image.open(io.BytesIO(photo.content))
    assert not again.getexif()
    assert "comment" not in again.info
    assert b"Secret" not in photo.content
    assert (photo.width, photo.height) == (20, 40)


def test_a_large_photo_gets_smaller_and_keeps_its_form() -> None:
    photo = read_photo(picture((3000, 1500)))
    assert (photo.width, photo.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "JPEG"])
def test_what_phones_make_is_taken(form: str) -> None:
    assert read_photo(picture(form=form)).content.startswith(b"\xff\xd8")


def test_what_shines_through_becomes_white() -> None:
    pixels = Image.open(io.BytesIO(read_photo(picture(form="PNG", mode="RGBA")).content))
    assert pixels.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: b"", "no photo"),
        (lambda: b"not a photo", "no photo"),
        (lambda: b"<svg onload='alert(1)'/>", "no photo"),
        (lambda: b"%PDF-1.7", "no photo"),
        (lambda: picture(form="GIF"), "no photo"),
        (lambda: picture(form="TIFF"), "no photo"),
        (lambda: picture()[:100], "no photo"),
        (lambda: b"\xff\xd8\xff" + b"\0" * 50, "no photo"),
        (bomb, "too many points"),
        (lambda: b"\xff" * (MOST_BYTES + 1), "larger than 12 MB"),
    ],
)
def test_what_is_no_photo_gets_a_message(make: Callable[[], bytes], says: str) -> None:
    with pytest.raises(InvalidData) as wrong:
        read_photo(make())
    assert says in wrong.value.texts()["photo"]


def test_a_photo_is_for_who_may_open_the_entry(world: World) -> None:
    entry = world.gift()
    added = photo_add(world.actor(world.samira), public_id=entry.public_id, content=picture())
    view = entry_open(world.actor(world.karin), entry.public_id)
    assert [(photo.public_id, photo.width, photo.height) for photo in view.photos] == [
        (added.public_id, 40, 20)
    ]
    found = queries.photo_of(world.actor(world.karin), public_id=entry.public_id, photo_id=added.public_id)
    assert bytes(found.content).startswith(b"\xff\xd8")
    for person in (world.ruben, world.bo):
        with pytest.raises(NotFound):
            queries.photo_of(world.actor(person), public_id=entry.public_id, photo_id=added.public_id)
    with pytest.raises(NotFound):
        queries.photo_of(world.actor(world.samira), public_id="other", photo_id=added.public_id)


def test_there_is_room_for_six_photos(world: World) -> None:
    entry = world.gift()
    for _ in range(MOST_PHOTOS):
        photo_add(world.actor(world.samira), public_id=entry.public_id, content=picture())
    with pytest.raises(InvalidData):
        photo_add(world.actor(world.samira), public_id=entry.public_id, content=picture())
