"""Puts in place what cannot be committed: browser files from locked packages, and compiled translations.

Run by `script/env`; nothing of it runs while the program serves pages.
"""

import io
import json
import os
import shutil
import sys
from importlib.resources import files
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

TYPEFACE = "source-sans-3"
WEIGHTS = (400, 600)
SUBSETS = ("latin", "latin-ext")

FONT_FACE = """@font-face {{
  font-family: "Source Sans 3";
  font-style: normal;
  font-display: swap;
  font-weight: {weight};
  src: url("{file}") format("woff2");
  unicode-range: {characters};
}}
"""


class AssetError(SystemExit):
    """A browser file or a translation that cannot be put in place; the text says which and what to do."""


def build_vendor(packages: Path, target: Path) -> None:
    """Write to `target` the browser files that the pages use, and nothing else of `packages` (a node_modules).

    The folder is made beside the old one and swapped in, so a page never meets half of it.
    Raises `AssetError` when a package lacks a file that the pages need.
    """
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _copy_stylesheets(packages / "@utrecht/component-library-css", fresh)
    _copy_typeface(packages / "@fontsource" / TYPEFACE, fresh)
    _copy_htmx(fresh)
    shutil.rmtree(target, ignore_errors=True)
    fresh.replace(target)


def _copy_stylesheets(package: Path, target: Path) -> None:
    _copy(package / "dist/index.css", target / "utrecht.css")
    _copy(package / "LICENSE.md", target / "utrecht.LICENSE.md")


def _copy_typeface(package: Path, target: Path) -> None:
    characters = json.loads(_existing(package / "unicode.json").read_text(encoding="utf-8"))
    faces = []
    for weight in WEIGHTS:
        for subset in SUBSETS:
            name = f"{TYPEFACE}-{subset}-{weight}-normal.woff2"
            _copy(package / "files" / name, target / name)
            faces.append(FONT_FACE.format(weight=weight, file=name, characters=characters[subset]))
    (target / f"{TYPEFACE}.css").write_text("\n".join(faces), encoding="utf-8")
    _copy(package / "LICENSE", target / f"{TYPEFACE}.LICENSE")


def _copy_htmx(target: Path) -> None:
    script = files("django_htmx") / "static/django_htmx/htmx-2.min.js"
    (target / "htmx.js").write_bytes(script.read_bytes())


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(_existing(source), target)


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise AssetError(
            f"The browser package file {path.name} is not in {path.parent}. "
            "Remove the folder node_modules and run script/env again."
        )
    return path


def compile_translations(rooms: Path) -> list[Path]:
    """Compile every `.po` file below `rooms` to the `.mo` file beside it and return what was written.

    Entries marked fuzzy stay out, as GNU gettext does. Raises `AssetError` for a file that cannot be read.
    """
    sources = sorted(rooms.glob("**/locale/*/LC_MESSAGES/*.po"))
    return [_compile(source) for source in sources]


def _compile(source: Path) -> Path:
    compiled = io.BytesIO()
    try:
        catalog = read_po(io.BytesIO(source.read_bytes()), locale=source.parts[-3], abort_invalid=True)
        write_mo(compiled, catalog)
    except (PoFileError, ValueError) as problem:
        raise AssetError(
            f"The translation file {source} cannot be read: {problem}. Correct that line."
        ) from problem
    target = source.with_suffix(".mo")
    half = target.with_suffix(".mo.new")
    half.write_bytes(compiled.getvalue())
    os.replace(half, target)
    return target


def main(arguments: list[str]) -> None:
    """`vendor PACKAGES TARGET` or `translations ROOMS`; the paths come from `script/env`."""
    match arguments:
        case ["vendor", packages, target]:
            build_vendor(Path(packages), Path(target))
        case ["translations", rooms]:
            compile_translations(Path(rooms))
        case _:
            raise AssetError("Usage: python -m config.assets vendor PACKAGES TARGET | translations ROOMS")


if __name__ == "__main__":
    main(sys.argv[1:])
