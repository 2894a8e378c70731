"""The scripts of the sealed pages as the release has them: which file is which page, and by what hash it is known."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zuiver.cases.sealing.errors import NotSealedRight

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Script:
    """One script. `integrity` goes into the page, so that a browser refuses a file that was changed on the way."""

    name: str
    file: str
    sha256: str
    integrity: str
    compressed: int  # bytes, as a browser fetches it

    @property
    def path(self) -> str:
        """Where it stands below the static files."""
        return f"sealed/{self.file}"


def read_manifest(path: Path) -> Mapping[str, Script]:
    """Return the scripts of a release by name. Raises `NotSealedRight` when there is no manifest, or it is not one."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Script(name, one["file"], one["sha256"], one["integrity"], int(one["compressed"]))
            for name, one in found["scripts"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise NotSealedRight(
            "sealing.manifest",
            "The list of scripts of this release is not at {path}, or is not whole. Run script/env, or take it from the release.",
            path=str(path),
        ) from problem
