"""Files with something to give away, made for a test: canary words stand where writers leave traces."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, PngImagePlugin
from pypdf import PdfWriter

CANARY = "Kanarie Voorbeeld"
PLACE = "51.98510, 5.89870"


def photo() -> bytes:
    """A JPEG with author, device and place."""
    picture = Image.new("RGB", (40, 20), "teal")
    exif = Image.Exif()
    exif[0x013B] = CANARY
    exif[0x0110] = "Toestel 9"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 59.0, 6.36), 3: "E", 4: (5.0, 53.0, 55.32)})
    exif.get_ifd(0x8769).update({0x9003: "2026:11:22 10:00:00", 0xA431: "SN-12345"})
    return _saved(picture, "JPEG", exif=exif, comment=b"opmerking van de maker")


def screenshot() -> bytes:
    """A PNG with texts beside the picture."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", CANARY)
    texts.add_itxt("Comment", "café")
    return _saved(Image.new("RGB", (8, 8), "white"), "PNG", pnginfo=texts)


def plain_picture() -> bytes:
    return _saved(Image.new("RGB", (8, 8), "white"), "PNG")


def letter_as_pdf(folder: Path) -> bytes:
    """A PDF with an author, saved a second time over the first."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": CANARY, "/Producer": "Schrijver 1.0", "/Title": "Notitie é"})
    first = folder / "first.pdf"
    writer.write(first)
    return first.read_bytes() + b"\n1 0 obj\n<< /Author (Tweede \\(Maker\\)) >>\nendobj\n%%EOF\n"


def document(extra: Mapping[str, str] | None = None) -> bytes:
    """A Word file with properties, a comment, tracked changes, marks of sessions, and a path of a machine."""
    parts = {
        "[Content_Types].xml": '<Types><Override PartName="/docProps/core.xml" ContentType="c"/>'
        '<Override PartName="/word/document.xml" ContentType="d"/></Types>',
        "_rels/.rels": '<Relationships><Relationship Id="1" Type="t" Target="docProps/core.xml"/>'
        '<Relationship Id="2" Type="t" Target="word/document.xml"/></Relationships>',
        "docProps/core.xml": f"<cp:coreProperties><dc:creator>{CANARY}</dc:creator>"
        "<cp:lastModifiedBy>Collega &amp; Co</cp:lastModifiedBy><cp:revision>7</cp:revision></cp:coreProperties>",
        "docProps/app.xml": "<Properties><Company>Afdeling Voorbeeld</Company></Properties>",
        "docProps/thumbnail.jpeg": "niets",
        "word/document.xml": '<w:document><w:p w:rsidR="00AB12CD"><w:ins w:id="1" w:author="Volger"><w:r>'
        "<w:t>De tekst zelf blijft.</w:t></w:r></w:ins></w:p></w:document>",
        "word/comments.xml": '<w:comments><w:comment w:id="1" w:author="Opmerker"/></w:comments>',
        "word/settings.xml": '<w:settings><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>',
        "word/_rels/settings.xml.rels": '<Relationships><Relationship Id="1" Target="file:///D:/Kamer12/voorbeeld/map.dotx"/></Relationships>',
        **(extra or {}),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        archive.writestr("word/media/image1.jpg", photo())
    return written.getvalue()


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()
