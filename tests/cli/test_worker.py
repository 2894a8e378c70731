"""The worker makes digests and sends them, stops when asked, and what failed can be seen and sent again."""

import signal
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend

from tests.cli.programs import environment, start
from tests.people.builders import Province
from tests.plugins.prepared_file import put_prepared
from zuiver.cli.main import cli
from zuiver.cli.worker import one_round
from zuiver.kernel import clock
from zuiver.notices.commands import tell
from zuiver.notices.models import Mail


@pytest.fixture
def province(db: None) -> Province:
    made = Province()
    with clock.frozen(clock.now() - timedelta(hours=1)):
        tell(made.person("worker"), topic="entry_changed", subject="gifts:abc", key="one")
    return made


def test_a_round_makes_and_sends_what_is_due(province: Province, capsys: pytest.CaptureFixture[str]) -> None:
    one_round(Event())
    assert [sent.to for sent in outbox.outbox] == [["worker@example.nl"]]
    assert "north: 1 mails made" in capsys.readouterr().out
    one_round(Event())
    assert len(outbox.outbox) == 1


def test_a_worker_that_was_asked_to_stop_starts_no_new_job(province: Province) -> None:
    stop = Event()
    stop.set()
    one_round(stop)
    assert not Mail.rows.exists()


def test_failed_mail_is_listed_and_sent_again(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: EmailBackend, messages: object) -> int:
        raise TimeoutError("late")

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", broken)
        one_round(Event())
    runner = CliRunner()
    listed = runner.invoke(cli, ["mail", "list"])
    assert "unsure" in listed.output
    assert "1 mails need a look." in listed.output
    nothing = runner.invoke(cli, ["mail", "retry", "--all"])
    assert (nothing.exit_code, "Name the mails" in nothing.output) == (2, True)
    again = runner.invoke(cli, ["mail", "retry", listed.output.split()[0]])
    assert again.exit_code == 0
    assert runner.invoke(cli, ["mail", "list"]).output == "All mail went out.\n"
    assert runner.invoke(cli, ["mail", "retry", "nothing"]).exit_code == 1
    one_round(Event())
    assert len(outbox.outbox) == 1


def test_the_worker_stops_cleanly_on_sigterm(tmp_path: Path) -> None:
    put_prepared(tmp_path / "zuiver.sqlite3")
    env = environment(f"sqlite:///{tmp_path}/zuiver.sqlite3", tmp_path)
    worker = start(["worker", "--every", "60"], env)
    try:
        assert worker.stdout
        assert worker.stdout.readline() == "The worker runs. Ctrl-C stops it.\n"
        worker.send_signal(signal.SIGTERM)
        output, _ = worker.communicate(timeout=60)
    finally:
        worker.kill()
    assert (worker.returncode, output) == (0, "")
