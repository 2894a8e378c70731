"""The table of commands. A new command is one line in COMMANDS; its module is imported when it is called.

`zuiver advise` answers thousands of cases in seconds and needs no database: nothing here imports Django.
"""

import importlib
import os
from dataclasses import dataclass

import click

from zuiver.cli.failing import plain_errors


@dataclass(frozen=True)
class Entry:
    """One line of the table: where the click command lives, what it does, and whether it needs Django."""

    target: str  # 'module:attribute'
    help: str
    needs_django: bool = False


COMMANDS: dict[str, Entry] = {
    "account": Entry("zuiver.cli.people_commands:account", "Let people sign in.", needs_django=True),
    "advise": Entry("zuiver.cli.advise:advise", "May I do this? Answers one case, or a file of cases."),
    "audit": Entry(
        "zuiver.cli.audit_commands:audit",
        "Verify the audit trail; take heads of it to keep.",
        needs_django=True,
    ),
    "ask": Entry("zuiver.cli.ask:ask", "Interview in the terminal: only the questions that still matter."),
    "cases": Entry("zuiver.cli.case_commands:cases", "Check the sealed pages from outside."),
    "demo": Entry("zuiver.cli.demo.command:demo", "Try Zuiver in a province that does not exist."),
    "campaign": Entry(
        "zuiver.cli.campaign_commands:campaign",
        "See how campaigns go; draw a sample again.",
        needs_django=True,
    ),
    "export": Entry(
        "zuiver.cli.export:export_group", "Write a register to CSV, XLSX or JSON.", needs_django=True
    ),
    "import": Entry(
        "zuiver.cli.import_commands:import_group",
        "Bring in people, or what other registers hold.",
        needs_django=True,
    ),
    "keeping": Entry(
        "zuiver.cli.keeping_commands:keeping",
        "How long entries are kept; destroy what is due.",
        needs_django=True,
    ),
    "mail": Entry(
        "zuiver.cli.worker:mail", "See which mail did not go out; send it again.", needs_django=True
    ),
    "migrate": Entry(
        "zuiver.cli.database:migrate", "Prepare the database that DATABASE_URL names.", needs_django=True
    ),
    "organisation": Entry(
        "zuiver.cli.people_commands:organisation", "Make organisations.", needs_django=True
    ),
    "role": Entry("zuiver.cli.people_commands:role", "Give people roles, and end them.", needs_django=True),
    "code": Entry("zuiver.cli.code_commands:code", "The code of conduct: import, compare, search."),
    "norms": Entry("zuiver.cli.norm_commands:norms", "The norms of the code, and where each lives."),
    "pack": Entry("zuiver.cli.pack_commands:pack", "Policy packs: what each sets, and how two differ."),
    "rules": Entry("zuiver.cli.rule_commands:rules", "Check the rule files, or explain a rule."),
    "serve": Entry("zuiver.cli.server:serve", "Answer browsers.", needs_django=True),
    "terms": Entry("zuiver.cli.term_commands:terms", "What an organisation sets itself.", needs_django=True),
    "what-if": Entry(
        "zuiver.cli.what_if:what_if_command",
        "Try another policy on all that was recorded.",
        needs_django=True,
    ),
    "worker": Entry("zuiver.cli.worker:worker", "Send mail and reminders.", needs_django=True),
}


class LazyGroup(click.Group):
    """A click group that knows its commands by name and help, and imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all names, sorted, without importing anything."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; None for an unknown name (click then says which names exist)."""
        entry = COMMANDS.get(cmd_name)
        return None if entry is None else load(entry)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what it refuses, or a database that is not there, becomes a sentence."""
        with plain_errors():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands for `zuiver --help` from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in self.list_commands(ctx)])


def load(entry: Entry) -> click.Command:
    """Import the module of a command, after setting Django up where the command needs it."""
    if entry.needs_django:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        importlib.import_module("django").setup()
    module_name, attribute = entry.target.split(":")
    command = getattr(importlib.import_module(module_name), attribute)
    if not isinstance(command, click.Command):
        raise TypeError(f"{entry.target} is not a click command")
    return command


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="zuiver", prog_name="zuiver")
def cli() -> None:
    """Zuiver makes the integrity code of a public employer work in daily practice."""
