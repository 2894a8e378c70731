"""Start-up self-tests: a report channel does not run where a log, a proxy or an error tracker would tell on a reporter.

Errors, not warnings: the program refuses to start. They look at what is set, not at what a proxy in front really does; the
how-to says what to look at there.
"""

import logging
from collections.abc import Iterable, Sequence
from typing import Any, Final, cast

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connection

# Loggers that write statements with their parameters, or requests with their addresses.
SQL_LOGGERS: Final = ("django.db.backends", "django.db.backends.schema", "psycopg", "psycopg.pool")
# Packages that send along what was in memory when something failed.
TRACKERS: Final = (
    "sentry_sdk",
    "rollbar",
    "bugsnag",
    "raygun4py",
    "elasticapm",
    "newrelic",
    "ddtrace",
    "opentelemetry",
)
# What PostgreSQL may be set to: nothing else keeps the moment of a report out of its log.
QUIET: Final = {
    "log_statement": ("none", "ddl"),
    "log_min_duration_statement": ("-1",),
    "log_min_duration_sample": ("-1",),
    "log_transaction_sample_rate": ("0",),
}
FORWARDED: Final = ("ipware", "xff", "forwarded", "real_ip", "realip")


def check_channel(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> list[CheckMessage]:
    """Return what is set so that a report channel may not run. Registered by `apps.py`."""
    return [*_debug(), *_sql_logging(), *_trackers(settings.INSTALLED_APPS), *_addresses(settings.MIDDLEWARE)]


def database_tells() -> list[str]:
    """Return the settings by which PostgreSQL writes statements down with their moment, as `name = value`; none on SQLite."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(QUIET)])
        found = dict(cursor.fetchall())
    return [f"{name} = {value}" for name, value in sorted(found.items()) if value not in QUIET[name]]


def _debug() -> Iterable[CheckMessage]:
    if settings.DEBUG:
        yield Error(
            "DEBUG is on: an error page would show what a reporter sent.",
            hint="Switch DEBUG off wherever reports are received.",
            id="cases.E001",
        )
    if settings.ADMINS and "django.utils.log.AdminEmailHandler" in str(_log_settings()):
        yield Error(
            "Errors are mailed with the request in them.",
            hint="Take AdminEmailHandler out of LOGGING.",
            id="cases.E002",
        )


def _sql_logging() -> Iterable[CheckMessage]:
    configured = _log_settings().get("loggers", {})
    for name in SQL_LOGGERS:
        level = str(configured.get(name, {}).get("level", "")).upper()
        if level == "DEBUG" or logging.getLogger(name).level == logging.DEBUG:
            yield Error(
                f"The logger {name} writes SQL with its parameters.",
                hint="Set it to WARNING, or leave it out of LOGGING.",
                id="cases.E003",
            )
    if str(_log_settings().get("root", {}).get("level", "")).upper() in {"DEBUG", "NOTSET"}:
        yield Error(
            "The log takes everything, also SQL with its parameters.",
            hint="Set ZUIVER_LOG to INFO or higher.",
            id="cases.E004",
        )


def _trackers(installed: Iterable[str]) -> Iterable[CheckMessage]:
    named = " ".join(
        [*installed, *settings.MIDDLEWARE, *map(str, _log_settings().get("handlers", {}).values())]
    )
    for tracker in TRACKERS:
        if tracker in named:
            yield Error(
                f"{tracker} sends along what was in memory when something fails.",
                hint="A report channel runs without an error tracker: take it out.",
                id="cases.E005",
            )


def _addresses(middleware: Iterable[str]) -> Iterable[CheckMessage]:
    for name in middleware:
        if any(word in name.lower() for word in FORWARDED):
            yield Error(
                f"{name} reads the address of a visitor from a header.",
                hint="Take it out: no part of a report channel knows addresses.",
                id="cases.E006",
            )
    looked_at = set(getattr(settings, "AXES_IPWARE_META_PRECEDENCE_ORDER", ()))
    if getattr(settings, "USE_X_FORWARDED_HOST", False) or looked_at - {"REMOTE_ADDR"}:
        yield Error(
            "The program is told to trust forwarded headers.",
            hint="Let the proxy in front set the host itself, and pass no address on.",
            id="cases.E007",
        )
    if not settings.AXES_DISABLE_ACCESS_LOG or settings.AXES_VERBOSE:
        yield Error(
            "Sign-ins are kept with their address.",
            hint="Keep AXES_DISABLE_ACCESS_LOG on and AXES_VERBOSE off.",
            id="cases.E008",
        )


def _log_settings() -> dict[str, Any]:
    return cast("dict[str, Any]", settings.LOGGING)
