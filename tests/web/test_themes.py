"""A theme is one file of tokens; every pair that meets on a screen must read well, in light and in dark."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.web.conftest import Small
from zuiver.people.models import Organisation
from zuiver.web.themes import theme_address

STATIC = Path(__file__).parents[2] / "src/zuiver/web/static"
THEMES = sorted((STATIC / "themes").glob("*.css"))
TOKEN = re.compile(r"--zuiver-([a-z-]+):\s*([^;]+);")
TEXT, GRAPHIC = 4.5, 3.0

# What stands on what, and how clear it must be (WCAG 2.2: 1.4.3 and 1.4.11).
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink-muted", "accent", "accent-strong", "go", "care", "stop")
      for ground in ("paper", "surface")),
    *(("ink", ground, TEXT) for ground in ("accent-soft", "go-soft", "care-soft", "stop-soft")),
    ("ink-muted", "accent-soft", TEXT),
    ("accent", "accent-soft", TEXT), ("go", "go-soft", TEXT), ("care", "care-soft", TEXT), ("stop", "stop-soft", TEXT),
    ("on-accent", "accent", TEXT), ("on-accent", "accent-strong", TEXT), ("paper", "ink", TEXT),
    ("line-strong", "paper", GRAPHIC), ("line-strong", "surface", GRAPHIC),
    ("focus", "focus-inner", GRAPHIC),
]  # fmt: skip


def tokens(theme: Path, mode: str) -> dict[str, str]:
    """The tokens of a theme in light or dark; dark stands in its own media rule."""
    text = theme.read_text(encoding="utf-8")
    light, rest = text.split("@media (prefers-color-scheme: dark)", 1)
    dark = rest.split("@media print", 1)[0]
    return dict(TOKEN.findall(light)) | (dict(TOKEN.findall(dark)) if mode == "dark" else {})


def brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def test_there_is_more_than_one_theme() -> None:
    assert len(THEMES) >= 2


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_every_pair_that_meets_reads_well(theme: Path, mode: str) -> None:
    colours = tokens(theme, mode)
    weak = {
        (one, other): round(contrast(colours[one], colours[other]), 2)
        for one, other, least in PAIRS
        if contrast(colours[one], colours[other]) < least
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_every_theme_sets_the_same_tokens(theme: Path) -> None:
    assert set(tokens(theme, "light")) == set(tokens(STATIC / "themes/zuiver.css", "light"))


@pytest.mark.parametrize("name", ["app.css", "tokens.css"])
def test_a_colour_is_named_in_a_theme_only(name: str) -> None:
    assert (
        re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", (STATIC / name).read_text(encoding="utf-8")) == []
    )


def test_every_token_that_is_used_is_a_token_of_the_theme() -> None:
    known = set(tokens(STATIC / "themes/zuiver.css", "light"))
    used = {
        name
        for file in ("app.css", "tokens.css")
        for name in re.findall(r"var\(--zuiver-([a-z-]+)", (STATIC / file).read_text(encoding="utf-8"))
    }
    assert used <= known


def test_an_organisation_wears_its_own_theme(small: Small, client: Client) -> None:
    assert "themes/zuiver.css" in client.get("/").content.decode()
    small.organisation.theme = "rivierenland"
    small.organisation.save()
    assert "themes/rivierenland.css" in client.get("/").content.decode()


@pytest.mark.parametrize("name", ["no-such-theme", "../app", ""])
def test_a_theme_that_is_not_there_breaks_no_page(
    small: Small, client: Client, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    theme_address.cache_clear()
    Organisation.objects.update(theme=name)
    assert "themes/zuiver.css" in client.get("/").content.decode()
    assert "There is no theme" in caplog.text
