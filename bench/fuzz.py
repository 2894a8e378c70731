"""Coverage-guided fuzzing: `python -m bench.fuzz loader --seconds 600`, and the same with the other targets.

`loader` and `evaluator` are for the rules, `sealed_words`, `sealed_envelopes`, `sealed_frames` and
`sealed_slices` for what a reporter sends. What looks into files runs in JavaScript: `python -m bench.fuzzing.sealed_files`.

Makes an environment of its own outside the project with the fuzzer (kept with --venv DIR), and lets it try inputs for
that long. Ends with status 1 and the input when something other than a clear refusal came out.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Final

PINNED: Final = "atheris==3.0.0"
TARGET_NAMES: Final = (
    "loader",
    "evaluator",
    "sealed_words",
    "sealed_envelopes",
    "sealed_frames",
    "sealed_slices",
)
TARGETS: Final = Path(__file__).parent / "fuzzing"
ROOT: Final = Path(__file__).resolve().parents[1]


def environment(folder: Path) -> Path:
    """Return the Python of an environment that has the fuzzer, made when it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", PINNED], check=True)
    return python


def main() -> None:
    """Run one target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGET_NAMES)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument(
        "--venv", type=Path, help="where the environment is kept; else it is made and thrown away"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        python = environment(asked.venv or Path(scratch) / "venv")
        corpus = Path(scratch) / "corpus"
        corpus.mkdir()
        if asked.target == "loader":
            (corpus / "any").write_bytes(b"\xff" + (TARGETS / "seed.yaml").read_bytes())
            (corpus / "edited").write_bytes(bytes(range(100)))
        elif asked.target.startswith("sealed"):
            (corpus / "edited").write_bytes(bytes(range(200)))
        paths = [*(path for path in sys.path if path.endswith("site-packages")), str(ROOT / "src"), str(ROOT)]
        command = [
            str(python), str(TARGETS / f"{asked.target}.py"), str(corpus),
            f"-max_total_time={asked.seconds}", "-timeout=20", "-rss_limit_mb=4096", "-max_len=6000", "-print_final_stats=1",
            f"-artifact_prefix={scratch}/",
        ]  # fmt: skip
        found = subprocess.run(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)}, check=False)
    raise SystemExit(1 if found.returncode else 0)


if __name__ == "__main__":
    main()
