"""What the tests of this folder know about the project: its root and the files that are committed."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHELL_SCRIPTS = sorted(
    path for path in [*(ROOT / "script").iterdir(), ROOT / ".ci/run"] if path.is_file() and path.suffix == ""
)


@cache
def committed_files() -> tuple[Path, ...]:
    """All files that git knows, as absolute paths; those that were just removed left out."""
    # The clone may belong to another user than the one who tests, as in CI.
    listing = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def text_of(path: Path) -> str:
    """The text of a file; bytes that are no text become question marks."""
    return path.read_text(encoding="utf-8", errors="replace")
