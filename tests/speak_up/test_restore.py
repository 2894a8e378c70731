"""After a restore: the list of destroyed cases, kept apart, is played back at the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.people.builders import TODAY
from tests.speak_up.builders import SpeakUp
from zuiver.cases.models import Case, Destruction
from zuiver.cli.case_commands import cases


def zuiver(*arguments: str) -> Result:
    return CliRunner().invoke(cases, list(arguments))


def test_the_list_of_before_destroys_what_the_backup_brought_back(world: SpeakUp, tmp_path: Path) -> None:
    # The backup is of before the destruction, so it knows the case and not the proof.
    gone, stays = world.report(), world.report()
    line = f"{gone.case} {TODAY} {'a' * 64}"
    kept = tmp_path / "destroyed-cases.txt"
    kept.write_text(f"{line}\n\n", encoding="utf-8")
    for said in (
        "1 cases were destroyed again; 0 were gone already.",
        "0 cases were destroyed again; 1 were",
    ):
        assert said in zuiver("replay", str(kept)).output
    assert list(Case.rows.values_list("pk", flat=True)) == [stays.case]
    proof = Destruction.rows.get()
    assert (proof.case_id, proof.destroyed_on, proof.digest) == (gone.case, TODAY, "a" * 64)
    assert zuiver("destroyed").output == f"{line}\n"


@pytest.mark.parametrize("line", ["nonsense", "{case} 2026-05-12", "{case} vandaag " + "a" * 64])
def test_a_list_that_is_not_whole_does_nothing_and_says_which_line(
    world: SpeakUp, tmp_path: Path, line: str
) -> None:
    reporter = world.report()
    good = f"{reporter.case} 2026-05-12 {'a' * 64}"
    file = tmp_path / "list.txt"
    file.write_text(f"{good}\n{line.format(case=reporter.case)}\n", encoding="utf-8")
    said = zuiver("replay", str(file))
    assert said.exit_code != 0
    assert "Line 2" in said.output
    assert Case.rows.count() == 1
