"""Builds the scripts of the sealed pages: each page one file, named after its content, with a manifest of hashes.

The same sources and locked packages give the same bytes on every machine, so anybody can build a release anew and
compare (`zuiver cases verify-bundle`). Nothing is minified by anything but esbuild, and nothing is fetched by a browser
from anywhere else. Run by `script/env`.
"""

import base64
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from config.assets import AssetError

SOURCES: Final = "src/zuiver/web/sealed"
CORE: Final = f"{SOURCES}/src/index.js"
PAGES: Final = f"{SOURCES}/pages"
MANIFEST: Final = "manifest.json"
_OPTIONS: Final = (
    "--bundle",
    "--format=esm",
    "--minify",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=inline",
    "--loader:.txt=text",
    "--entry-names=[name]-[hash]",
    "--log-level=warning",
)


def build_bundle(root: Path, target: Path) -> dict[str, Any]:
    """Write the bundle of the project in `root` to `target` and return its manifest.

    Entries are the core, by itself for tests and tools, and each file in `pages`. The folder is made beside the old one
    and swapped in. Raises `AssetError` when esbuild is not there or refuses a script.
    """
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    entries = [CORE, *sorted(path.relative_to(root).as_posix() for path in (root / PAGES).glob("*.js"))]
    inputs = _run(root, entries, fresh)
    _write_licences(root, inputs, fresh / "LICENSES.txt")
    manifest = _manifest(entries, fresh)
    (fresh / MANIFEST).write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    fresh.replace(target)
    return manifest


def _run(root: Path, entries: list[str], fresh: Path) -> list[str]:
    """Run esbuild and return the names of all files that went in."""
    report = fresh / "report.json"
    command = [str(_esbuild(root)), *entries, *_OPTIONS, f"--outdir={fresh}", f"--metafile={report}"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssetError(f"The scripts of the sealed pages could not be put together:\n{done.stderr}")
    inputs = list(json.loads(report.read_text(encoding="utf-8"))["inputs"])
    report.unlink()
    return inputs


def _esbuild(root: Path) -> Path:
    """The program itself, which npm chose for this machine: it needs no Node to run."""
    found = sorted((root / "node_modules/@esbuild").glob("*/bin/esbuild")) + sorted(
        (root / "node_modules/@esbuild").glob("*/esbuild.exe")
    )
    if not found:
        raise AssetError(
            "The bundler esbuild is not in node_modules/@esbuild. Remove the folder node_modules and run script/env again."
        )
    return found[0]


def _manifest(entries: list[str], fresh: Path) -> dict[str, Any]:
    scripts = {}
    for entry in entries:
        name = Path(entry).stem
        (file,) = fresh.glob(f"{name}-[0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z].js")
        content = file.read_bytes()
        scripts[name] = {
            "file": file.name,
            "sha256": hashlib.sha256(content).hexdigest(),
            "integrity": f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}",
            "bytes": len(content),
            "compressed": len(gzip.compress(content, 9, mtime=0)),
        }
    return {"version": 1, "scripts": scripts}


def _write_licences(root: Path, inputs: list[str], target: Path) -> None:
    """Put the licence of each package whose code went in beside the bundle; that of the words stands in the bundle."""
    packages = sorted({_package(name) for name in inputs if name.startswith("node_modules/")})
    texts = []
    for package in packages:
        licence = next(iter(sorted((root / package).glob("LICEN[SC]E*"))), None)
        if licence is None:
            raise AssetError(f"The package {package} has no licence file, so it cannot be handed out.")
        texts.append(f"{package.removeprefix('node_modules/')}\n\n{licence.read_text(encoding='utf-8')}")
    target.write_text("\n\n".join(texts), encoding="utf-8")


def _package(name: str) -> str:
    parts = name.split("/")
    return "/".join(parts[: 3 if parts[1].startswith("@") else 2])


if __name__ == "__main__":
    build_bundle(Path(sys.argv[1]), Path(sys.argv[2]))
