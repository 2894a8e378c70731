"""Looks into damaged photos, PDF and Office files as a reporter's browser does: `python -m bench.fuzzing.sealed_files`.

That part runs in JavaScript, where the fuzzer for Python cannot look inside. So this changes good files at random, with
a seed to do a run again, and asks Node.
"""

import argparse
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.sealing import sample_files
from tests.sealing.conftest import ROOT, find_node

from config.sealed_bundle import build_bundle

SCRIPT = Path(__file__).with_suffix(".mjs")


def main() -> None:
    """Try files for so long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    node = find_node()
    if node is None:
        raise SystemExit("There is no Node here. Install it, then run this again.")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "seeds"
        folder.mkdir()
        for name, content in good_files(Path(scratch)).items():
            (folder / name).write_bytes(content)
        build_bundle(ROOT, Path(scratch) / "sealed")
        scripts = json.loads((Path(scratch) / "sealed/manifest.json").read_text(encoding="utf-8"))["scripts"]
        core = shutil.copy(Path(scratch) / "sealed" / scripts["index"]["file"], Path(scratch) / "core.mjs")
        command = [node, str(SCRIPT), str(core), str(folder), str(asked.seconds), str(asked.seed)]
        raise SystemExit(subprocess.run(command, check=False).returncode)


def good_files(scratch: Path) -> dict[str, bytes]:
    """One of each kind that is looked into."""
    return {
        "photo": sample_files.photo(),
        "screenshot": sample_files.screenshot(),
        "letter": sample_files.letter_as_pdf(scratch),
        "document": sample_files.document(),
    }


if __name__ == "__main__":
    main()
