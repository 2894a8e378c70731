"""The scripts that browsers get: the same bytes everywhere, small, in need of nothing that a strict policy forbids."""

import json
import shutil
from pathlib import Path

import pytest

from config.assets import AssetError
from config.sealed_bundle import build_bundle
from tests.sealing.conftest import ROOT
from zuiver.cases.sealing.bundle import read_manifest
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.served import integrity_of

LARGEST = 250 * 1000  # bytes, compressed: what a slow phone line carries in about ten seconds


def test_each_script_is_below_250_kilobytes_and_known_by_its_hash(bundle_folder: Path) -> None:
    for script in read_manifest(bundle_folder / "manifest.json").values():
        content = (bundle_folder / script.file).read_bytes()
        assert script.compressed < LARGEST
        assert script.integrity == integrity_of(content)


def test_two_builds_in_two_places_give_the_same_bytes(bundle_folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a folder elsewhere"
    for folder in ("src/zuiver/web/sealed", "src/zuiver/cases/words"):
        shutil.copytree(ROOT / folder, elsewhere / folder)
    for package in ("@noble", "@scure", "age-encryption", "fflate", "shamir-secret-sharing"):
        shutil.copytree(ROOT / "node_modules" / package, elsewhere / "node_modules" / package)
    (elsewhere / "node_modules/@esbuild").symlink_to(ROOT / "node_modules/@esbuild", target_is_directory=True)
    build_bundle(elsewhere, tmp_path / "out")
    assert files(tmp_path / "out") == files(bundle_folder)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_no_script_needs_eval_or_webassembly_or_speaks_to_anybody(bundle_folder: Path) -> None:
    for script in bundle_folder.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        for forbidden in (
            "eval(",
            "new Function",
            "WebAssembly",
            "innerHTML",
            "XMLHttpRequest",
            "document.write",
        ):
            assert forbidden not in text, (script.name, forbidden)


def test_the_licences_of_all_that_went_in_lie_beside_it(bundle_folder: Path) -> None:
    text = (bundle_folder / "LICENSES.txt").read_text(encoding="utf-8")
    for package in (
        "@noble/curves",
        "@noble/post-quantum",
        "@scure/base",
        "age-encryption",
        "shamir-secret-sharing",
        "fflate",
    ):
        assert f"{package}\n" in text
    words = next(bundle_folder.glob("index-*.js")).read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in words
    assert "OpenTaal" in words


def test_without_the_bundler_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="run script/env again"):
        build_bundle(tmp_path, tmp_path / "out")


def test_a_script_with_a_fault_is_named(tmp_path: Path) -> None:
    source = tmp_path / "src/zuiver/web/sealed/src/index.js"
    source.parent.mkdir(parents=True)
    source.write_text("export const = 1;")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    with pytest.raises(AssetError, match=r"index\.js:1:13"):
        build_bundle(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"scripts": {"a": {}}}', '{"scripts": []}'])
def test_a_manifest_that_is_not_whole_is_refused(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "manifest.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(NotSealedRight):
        read_manifest(path)


def test_the_manifest_names_each_page_by_its_module(bundle_folder: Path) -> None:
    pages = {path.stem for path in (ROOT / "src/zuiver/web/sealed/pages").glob("*.js")}
    manifest = json.loads((bundle_folder / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["scripts"]) == {"index", *pages}
