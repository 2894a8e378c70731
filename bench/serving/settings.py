"""The settings of a measurement: a database of its own, and people without a second step."""

import os
from pathlib import Path

import django

FOLDER = Path(__file__).resolve().parents[2] / "build" / "bench"


def use_bench_database(name: str = "web") -> None:
    """Set Django up on the database that DATABASE_URL names, or on a file in build/bench."""
    if not os.environ.get("DATABASE_URL"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER / f'{name}.sqlite3'}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # Their sessions are made here, and end with the measurement.
    os.environ["ZUIVER_SECOND_STEP"] = "0"
    django.setup()
