"""Turns `DATABASE_URL` into Django's database settings: SQLite in WAL mode or PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from config.env import SettingError

SQLITE_START = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-65536;"
    "PRAGMA mmap_size=1073741824;"
    "PRAGMA temp_store=MEMORY;"
)


def database_settings(url: str) -> dict[str, Any]:
    """`sqlite:////path/file.sqlite3` or `postgresql://user:password@host:port/name` as a Django database.

    Raises `SettingError` for any other scheme or a missing path.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path))
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    raise SettingError(
        f"DATABASE_URL starts with {parts.scheme or 'nothing'!r}. "
        "Use sqlite:////path/file.sqlite3 or postgresql://user@host/name."
    )


def _sqlite(path: str) -> dict[str, Any]:
    name = path[1:] if path.startswith("//") else path
    if not name.strip("/"):
        raise SettingError("DATABASE_URL names no file. Use sqlite:////path/file.sqlite3.")
    return {
        "ENGINE": "config.queued_sqlite",
        "NAME": Path(name),
        # Opening a file and setting it up costs more than most questions to it.
        "CONN_MAX_AGE": 600,
        # Named, because tests only know that of Django's own engine.
        "TEST": {"NAME": ":memory:"},
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "zuiver",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
