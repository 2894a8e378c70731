"""The table of commands: help without imports, one command at a time, no Django where none is needed."""

import subprocess
import sys

from click.testing import CliRunner

from zuiver.cli.main import COMMANDS, cli


def test_help_lists_every_command_of_the_table() -> None:
    result = CliRunner().invoke(cli, ["--help"])
    assert result.exit_code == 0
    assert all(name in result.output for name in COMMANDS)


def test_an_unknown_command_is_refused_with_its_name() -> None:
    result = CliRunner().invoke(cli, ["fly"])
    assert result.exit_code == 2
    assert "fly" in result.output


def test_importing_the_table_imports_neither_django_nor_polars() -> None:
    code = "import sys, zuiver.cli.main; sys.exit(bool({'django', 'polars', 'yaml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
