"""Which theme a page wears. A theme is one file of tokens: `static/themes/<name>.css`."""

import logging
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders

from zuiver.web.fixed_addresses import static_address

HOUSE_THEME: Final = "zuiver"
log = logging.getLogger(__name__)


@cache
def theme_address(name: str) -> str:
    """The address of a theme. One that is not there is said in the log, once, and the house theme stands in."""
    path = f"themes/{name}.css"
    found = finders.find(path)
    if not found or Path(found).stem != name:
        log.warning(
            "There is no theme %r. Put %s beside the other themes; the house theme is worn meanwhile.",
            name,
            path,
        )
        return static_address(f"themes/{HOUSE_THEME}.css")
    return static_address(path)
