"""Who reads the code loads the script of the reporters' page along, so that fetching it tells nothing of anybody."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.people.builders import Province
from zuiver.web import sealed_scripts
from zuiver.web.sealed_scripts import sealed_script

COVERED = ("/gedragscode/", "/gedragscode/uitgaven/", "/veilig-melden/", "/vertrouwenspersonen/")
WHOLE = 250_000  # bytes as a browser fetches them
LINK = re.compile(r'<link rel="modulepreload" href="([^"]+)" integrity="([^"]+)"[^>]*fetchpriority="low">')


def page(address: str) -> str:
    return Client().get(address).content.decode()


@pytest.mark.parametrize("address", COVERED)
def test_pages_that_everybody_reads_bring_the_script_along_last(db: None, address: str) -> None:
    Province()
    script = sealed_script("report")
    assert script is not None
    text = page(address)
    ((source, integrity),) = LINK.findall(text)
    assert (source.endswith(script.path), integrity) == (True, script.integrity)
    # Behind all that is painted, and asked for with the very words of the reporters' page, so that it is fetched once.
    assert text.index("</footer>") < text.index('rel="modulepreload"')
    assert f'src="{source}" integrity="{integrity}" crossorigin="anonymous"' in page("/meldkanaal/")


def test_the_script_is_small_enough_to_go_along_everywhere() -> None:
    script = sealed_script("report")
    assert script is not None
    assert script.compressed < WHOLE


def test_without_scripts_the_pages_stay_as_they_are(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Province()
    monkeypatch.setattr(sealed_scripts, "MANIFEST", tmp_path / "manifest.json")
    assert "modulepreload" not in page("/gedragscode/")
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    assert "modulepreload" not in page("/gedragscode/")
