"""Two workers on one database, at the same moment: the day is sealed once, a batch leaves once, and neither of them fails."""

import sqlite3
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.db import connection

pytestmark = [pytest.mark.slow]

DAYS = 6
WORK = """
import sys
import django
django.setup()
from datetime import UTC, datetime, timedelta
from zuiver.cases.batches import send_batch
from zuiver.cases.daily import run_day
from zuiver.people.models import Organisation
from zuiver.people.tenant_scope import organisation_scope
one = Organisation.objects.get()
print("ready", flush=True)
sys.stdin.readline()
with organisation_scope(one.pk):
    for later in range(DAYS):
        noon = datetime(2026, 6, 1, 12, tzinfo=UTC) + timedelta(days=later)
        run_day(one.pk, noon.date())
        send_batch(one.pk, noon)
""".replace("DAYS", str(DAYS))


def test_two_workers_at_once_do_the_work_of_one(shared: dict[str, str]) -> None:
    env = {**shared, "DJANGO_SETTINGS_MODULE": "config.settings"}
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORK],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for worker in workers:
        assert worker.stdout
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin
        worker.stdin.write("go\n")
        worker.stdin.flush()
    said = [worker.communicate(timeout=120)[1] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], said
    assert counted(env, "audit_auditevent WHERE event = 'cases.day.sealed'") == DAYS
    assert counted(env, "cases_noticebatch") == DAYS


def counted(env: dict[str, str], where: str) -> int:
    """How many rows there are, where the workers wrote them."""
    sql = f"SELECT count(*) FROM {where}"  # noqa: S608 - names of this test
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return int(cursor.fetchone()[0])
    with sqlite3.connect(urlsplit(env["DATABASE_URL"]).path) as database:
        return int(database.execute(sql).fetchone()[0])
