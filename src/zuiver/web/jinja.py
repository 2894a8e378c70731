"""The Jinja2 environment of all pages.

Filters: `day` (a date), `moment` (date and time), `money` (cents), `paragraphs` (text with empty lines).
Globals: `url(name, ...)`, `static(path)`, `sealed_script(name)`.
Everything is escaped; an unknown name is an error, never an empty spot.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined

from zuiver.kernel import money
from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.partial_date import PartialDate
from zuiver.web.fixed_addresses import address_of, static_address
from zuiver.web.sealed_scripts import sealed_script
from zuiver.web.wording import wording


def environment(**options: Any) -> Environment:
    """Templates that escape everything, refuse unknown names and speak the reader's language."""
    chosen = options | {
        "undefined": StrictUndefined,
        "extensions": ["jinja2.ext.i18n"],
        "trim_blocks": True,
        "lstrip_blocks": True,
        "bytecode_cache": _compiled_templates(),
    }
    env = Environment(**chosen)  # noqa: S701 - Django switches escaping on for all templates
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=wording,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    env.globals.update(static=static_address, url=_address, sealed_script=sealed_script)
    env.filters.update(day=day, moment=moment, money=euro, paragraphs=paragraphs, with_class=with_class)
    return env


def _compiled_templates() -> FileSystemBytecodeCache:
    """Where compiled templates stay, so that a new process need not compile them again."""
    folder = settings.VAR / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def day(value: date | PartialDate | None) -> str:
    """A date as far as it is known, in the reader's language: "12 mei 2026", "december 2017"; empty for none."""
    if value is None:
        return ""
    known = value if isinstance(value, PartialDate) else PartialDate.of(value)
    return known.show(translation.get_language() or "nl")


def moment(value: datetime | None) -> str:
    """A date and a time on the clock in Amsterdam: "12 mei 2026, 14:03"; empty for none."""
    if value is None:
        return ""
    here = value.astimezone(AMSTERDAM)
    return f"{day(here.date())}, {here:%H:%M}"


def euro(cents: int | None, currency: str = "EUR") -> str:
    """An amount in the reader's language; empty for an unknown one, which is never zero."""
    return "" if cents is None else money.show(cents, currency, translation.get_language() or "nl")


def with_class(attributes: Mapping[str, object], names: str) -> dict[str, object]:
    """The attributes of an element with these classes, beside the ones it has already."""
    return dict(attributes) | {"class": f"{names} {attributes.get('class', '')}".strip()}


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a longer text, without the empty lines between them."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _address(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None) if args or kwargs else address_of(name)
