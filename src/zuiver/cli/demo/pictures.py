"""Simple drawings that stand for the photos people take of a gift."""

import io
from collections.abc import Callable
from typing import Final

from PIL import Image, ImageDraw

_SIZE: Final = (900, 1200)
_TABLE: Final = "#e9e2d3"
_WALL: Final = "#f7f5f0"

Draw = ImageDraw.ImageDraw


def picture_of(what: str) -> bytes:
    """Return a PNG of a bottle, flowers, a box or a frame on a table. Raises KeyError for anything else."""
    image = Image.new("RGB", _SIZE, _WALL)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 860, 900, 1200), fill=_TABLE)
    draw.ellipse((230, 930, 670, 1010), fill="#d9d0bd")
    _DRAWINGS[what](draw)
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _bottle(draw: Draw) -> None:
    draw.rounded_rectangle((350, 420, 550, 970), radius=50, fill="#2f4a3a")
    draw.rounded_rectangle((415, 190, 485, 480), radius=20, fill="#2f4a3a")
    draw.rectangle((410, 170, 490, 250), fill="#7c2230")
    draw.rectangle((350, 600, 550, 830), fill="#f2ead8")
    draw.line((380, 660, 520, 660), fill="#7c2230", width=8)
    draw.line((400, 710, 500, 710), fill="#51626c", width=5)


def _flowers(draw: Draw) -> None:
    for x, y, colour in (
        (330, 380, "#c9546b"),
        (450, 300, "#e0a33e"),
        (570, 390, "#8a6bb1"),
        (450, 470, "#d97742"),
    ):
        draw.line((450, 760, x, y), fill="#4c7a4f", width=12)
        draw.ellipse((x - 75, y - 75, x + 75, y + 75), fill=colour)
        draw.ellipse((x - 25, y - 25, x + 25, y + 25), fill="#fff3c9")
    draw.polygon(((360, 700), (540, 700), (500, 970), (400, 970)), fill="#9fb8c4")


def _box(draw: Draw) -> None:
    draw.rectangle((230, 520, 670, 970), fill="#b98a5a")
    draw.rectangle((230, 520, 670, 600), fill="#a67a4d")
    draw.rectangle((415, 520, 485, 970), fill="#a3301f")
    draw.ellipse((340, 440, 450, 540), outline="#a3301f", width=18)
    draw.ellipse((450, 440, 560, 540), outline="#a3301f", width=18)


def _frame(draw: Draw) -> None:
    draw.rectangle((210, 330, 690, 960), fill="#6b4a2f")
    draw.rectangle((250, 370, 650, 920), fill="#fbf8f1")
    draw.line((290, 780, 400, 600, 480, 720, 560, 560, 620, 780), fill="#0a5d62", width=12)
    draw.ellipse((520, 430, 590, 500), fill="#e0a33e")


_DRAWINGS: Final[dict[str, Callable[[Draw], None]]] = {
    "bottle": _bottle,
    "flowers": _flowers,
    "box": _box,
    "frame": _frame,
}
