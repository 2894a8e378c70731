"""`zuiver import`: one line for each kind of file; its module is imported when it is called."""

import importlib
from typing import Final

import click

# Name: where the click command lives, and what it does.
IMPORTS: Final = {
    "gifts": (
        "zuiver.cli.gift_commands:import_gifts_file",
        "Gifts out of another register, from CSV.",
    ),
    "people": (
        "zuiver.cli.people_commands:import_people_file",
        "People, units, leaders, deputies and roles, from CSV.",
    ),
    "side-activities": (
        "zuiver.cli.side_activity_commands:import_side_activities_file",
        "Side activities out of another register, from CSV.",
    ),
    "trips": (
        "zuiver.cli.trip_commands:import_trips_file",
        "Trips out of another register, from CSV.",
    ),
}


class ImportGroup(click.Group):
    """Knows the kinds of files by name, and imports the command of one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all names, sorted."""
        return sorted(IMPORTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; None for an unknown name."""
        if cmd_name not in IMPORTS:
            return None
        module_name, attribute = IMPORTS[cmd_name][0].split(":")
        command = getattr(importlib.import_module(module_name), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{IMPORTS[cmd_name][0]} is not a click command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, IMPORTS[name][1]) for name in self.list_commands(ctx)])


@click.group(name="import", cls=ImportGroup)
def import_group() -> None:
    """Bring in a file. Every line is accounted for; a second time changes nothing."""
