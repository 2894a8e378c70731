"""The scripts of the sealed pages, for the pages themselves and for those that load one along as cover.

Who reads the code or the explanation of reporting loads the script of the reporters' page too. So that somebody fetched it
tells nobody that somebody reports. It is asked for last, at low priority, and kept by the browser for the next page.
"""

from functools import lru_cache
from typing import Final

from django.conf import settings

from zuiver.cases.sealing.bundle import Script, read_manifest
from zuiver.cases.sealing.errors import NotSealedRight

MANIFEST: Final = settings.ROOT / "build" / "static" / "sealed" / "manifest.json"


def sealed_script(name: str) -> Script | None:
    """Return the script of a page with its hash; None where it was not built."""
    try:
        return _known(MANIFEST.stat().st_mtime_ns).get(name)
    except (OSError, NotSealedRight):
        return None


@lru_cache(maxsize=1)
def _known(_changed: int) -> dict[str, Script]:
    """The scripts of the release, read again only when they were built anew: pages with cover ask at each view."""
    return dict(read_manifest(MANIFEST))
