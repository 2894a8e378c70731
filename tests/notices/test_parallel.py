"""Several workers at the same moment: everybody gets one mail."""

import subprocess
import sys
from collections import Counter
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.cli.programs import run
from tests.plugins.shared_database import shared_environment

PEOPLE = 12


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_three_workers_at_once_send_one_mail_to_each(tmp_path: Path) -> None:
    env = shared_environment(tmp_path) | {"ZUIVER_MAIL_QUIET_MINUTES": "0"}
    prepared = subprocess.run(
        [sys.executable, "-m", "tests.notices.teller", str(PEOPLE)],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert prepared.returncode == 0, prepared.stderr
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "zuiver", "worker", "--once"],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    assert [worker.communicate(timeout=240)[1] for worker in workers] == ["", "", ""]
    sent = [message_from_bytes(part) for part in _mails(tmp_path / "mail")]
    assert Counter(str(mail["To"]) for mail in sent) == {
        f"person{number}@example.nl": 1 for number in range(PEOPLE)
    }
    assert run(["mail", "list"], env).stdout == "All mail went out.\n"


def _mails(folder: Path) -> list[bytes]:
    """The mails that were written to files, with a line of hyphens after each."""
    text = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return [part.strip() for part in text.split(b"-" * 79) if part.strip()]
