"""Writes the pages of docs/reference that are made from the code; with --check only says which are out of date.

A page is one line in PAGES. What a page says comes from the tables that the program itself uses.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from zuiver.cli.main import COMMANDS, load
from zuiver.people.roles import ROLES

REFERENCE = Path(__file__).resolve().parents[1] / "docs/reference"
NOTE = "<!-- Written by script/generate_docs.py from {source}. Change that, then run script/generate-docs. -->\n\n"
HELP_WIDTH = 100


def roles_page() -> str:
    """Every role with the permissions that it gives, and nothing that is not in the code."""
    lines = [
        "# Roles",
        "",
        "A role is a named bundle of permissions, given to a person for a period. Nobody has a permission that is",
        "not written here. Leading a unit is no role: it follows from the organisation, on a day.",
        "",
        "| Role | Slug | Meaning | Permissions |",
        "|---|---|---|---|",
    ]
    for role in ROLES:
        permissions = ", ".join(f"`{permission}`" for permission in sorted(role.permissions))
        lines.append(f"| {role.name} | `{role.slug}` | {role.meaning} | {permissions} |")
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Every command of `zuiver` with its own help text."""
    parts = [
        "# Commands\n\nRun them as `script/zuiver NAME`, or as `zuiver NAME` inside the environment.\n",
        *(_command_section(name) for name in sorted(COMMANDS)),
    ]
    return "\n".join(parts)


def _command_section(name: str) -> str:
    helps = "\n\n".join(_help_texts(load(COMMANDS[name]), f"zuiver {name}", parent=None))
    return f"## zuiver {name}\n\n{COMMANDS[name].help}\n\n```text\n{helps}\n```\n"


def _help_texts(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    """The help of a command, followed by that of each command below it."""
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=HELP_WIDTH,
        help_option_names=["-h", "--help"],
    )
    yield command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from _help_texts(found, below, context)


PAGES: dict[str, tuple[str, Callable[[], str]]] = {
    "commands.md": ("src/zuiver/cli/main.py", commands_page),
    "roles.md": ("src/zuiver/people/roles.py", roles_page),
}


def stale_pages() -> dict[Path, str]:
    """The pages whose file differs from what the code says now, with the right text."""
    stale = {}
    for name, (source, page) in PAGES.items():
        path = REFERENCE / name
        text = NOTE.format(source=source) + page()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale[path] = text
    return stale


def main(arguments: list[str]) -> int:
    """Write what is stale; with `--check` change nothing and return 1 when something is."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("Usage: script/generate-docs [--check]\n")
        return 2
    stale = stale_pages()
    for path, text in stale.items():
        if arguments:
            sys.stderr.write(
                f"docs/reference/{path.name} is out of date. Run script/generate-docs and commit it.\n"
            )
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            sys.stderr.write(f"docs/reference/{path.name} written\n")
    return 1 if stale and arguments else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.exit(main(sys.argv[1:]))
