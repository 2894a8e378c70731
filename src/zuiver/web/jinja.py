"""The Jinja2 environment of all pages."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined


def environment(**options: Any) -> Environment:
    """Templates that escape everything, refuse unknown names and speak the reader's language."""
    env = Environment(**options | {"undefined": StrictUndefined, "extensions": ["jinja2.ext.i18n"]})  # noqa: S701
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext, ngettext=translation.ngettext, newstyle=True
    )
    env.globals.update(static=static, url=reverse)
    return env
