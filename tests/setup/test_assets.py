"""Browser files and compiled translations, from folders made for the test."""

import gettext
import json
from pathlib import Path

import pytest

from config.assets import AssetError, build_vendor, compile_translations, main


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A node_modules with just the files that pages use."""
    folder = tmp_path / "node_modules"
    stylesheets = folder / "@utrecht/component-library-css"
    typeface = folder / "@fontsource/source-sans-3"
    (stylesheets / "dist").mkdir(parents=True)
    (typeface / "files").mkdir(parents=True)
    (stylesheets / "dist/index.css").write_text(".utrecht-button {}")
    (stylesheets / "LICENSE.md").write_text("licence")
    (typeface / "LICENSE").write_text("licence")
    (typeface / "unicode.json").write_text(json.dumps({"latin": "U+0000-00FF", "latin-ext": "U+0100-02BA"}))
    for subset in ("latin", "latin-ext"):
        for weight in (400, 600, 700):
            (typeface / f"files/source-sans-3-{subset}-{weight}-normal.woff2").write_bytes(b"font")
    return folder


def test_only_the_files_that_pages_use_are_put_in_place(packages: Path, tmp_path: Path) -> None:
    target = tmp_path / "vendor"
    build_vendor(packages, target)
    assert {path.name for path in target.iterdir()} == {
        "htmx.js",
        "utrecht.css",
        "utrecht.LICENSE.md",
        "source-sans-3.css",
        "source-sans-3.LICENSE",
        *(
            f"source-sans-3-{subset}-{weight}-normal.woff2"
            for subset in ("latin", "latin-ext")
            for weight in (400, 600)
        ),
    }


def test_the_stylesheet_of_the_typeface_names_only_files_that_are_there(
    packages: Path, tmp_path: Path
) -> None:
    target = tmp_path / "vendor"
    build_vendor(packages, target)
    sheet = (target / "source-sans-3.css").read_text()
    named = [part.split('"')[0] for part in sheet.split('url("')[1:]]
    assert len(named) == 4
    assert all((target / name).is_file() for name in named)


def test_building_again_replaces_what_was_there(packages: Path, tmp_path: Path) -> None:
    target = tmp_path / "vendor"
    target.mkdir()
    (target / "of-an-older-version.js").touch()
    build_vendor(packages, target)
    assert not (target / "of-an-older-version.js").exists()


def test_a_package_without_a_file_that_pages_use_is_named(packages: Path, tmp_path: Path) -> None:
    (packages / "@utrecht/component-library-css/dist/index.css").unlink()
    target = tmp_path / "vendor"
    target.mkdir()
    (target / "htmx.js").write_text("the old one")
    with pytest.raises(
        AssetError, match=r"index\.css .* Remove the folder node_modules and run script/env again"
    ):
        build_vendor(packages, target)
    assert (target / "htmx.js").read_text() == "the old one"


def write_translation(rooms: Path, text: str) -> Path:
    source = rooms / "web/locale/nl/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + text, encoding="utf-8"
    )
    return source


def test_a_translation_is_compiled_beside_its_source(tmp_path: Path) -> None:
    source = write_translation(
        tmp_path, 'msgid "My things"\nmsgstr "Mijn zaken"\n\n#, fuzzy\nmsgid "Draft"\nmsgstr "?"\n'
    )
    assert compile_translations(tmp_path) == [source.with_suffix(".mo")]
    with source.with_suffix(".mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    assert translations.gettext("My things") == "Mijn zaken"
    assert translations.gettext("Draft") == "Draft", "a fuzzy entry is a guess and stays out"


def test_a_translation_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    source = write_translation(tmp_path, 'msgid "My things"\nmsgtsr "Mijn zaken"\n')
    with pytest.raises(AssetError, match=r"django\.po cannot be read"):
        compile_translations(tmp_path)
    assert not source.with_suffix(".mo").exists()


def test_other_words_on_the_command_line_get_the_usage() -> None:
    with pytest.raises(AssetError, match="Usage"):
        main(["vendors"])
