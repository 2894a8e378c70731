"""`zuiver keeping`: example periods, proposing and carrying out destruction, and repeating it after a restore."""

import json
from typing import TextIO

import click
from django.db import connection

from zuiver.catalogue.retention import example_lines
from zuiver.cli.failing import Failure
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.prepared import needs_database
from zuiver.kernel import clock
from zuiver.people.actor import Actor, system_actor
from zuiver.people.roles import READ_ALL_ENTRIES
from zuiver.registers.keeping import commands, queries
from zuiver.registers.keeping.models import Destruction
from zuiver.registers.registry import all_registers


@click.group()
def keeping() -> None:
    """How long entries are kept: propose, carry out and repeat destruction."""


@keeping.command("propose-examples")
@organisation_option
@needs_database
def propose_examples(slug: str | None) -> None:
    """Put an example period in the table for each register that has none; nothing is destroyed before people approve it."""
    actor = _keeper(slug)
    made = commands.rules_draft_demo(actor, example_lines(all_registers(), actor.on))
    click.echo(f"{made} example periods wait to be approved. They are marked as examples.")


@keeping.command("propose")
@organisation_option
@needs_database
def propose(slug: str | None) -> None:
    """List what is due today; a person approves the list on its page."""
    destruction = commands.destruction_propose(_keeper(slug))
    if destruction is None:
        click.echo("Nothing is due.")
        return
    click.echo(f"{destruction.public_id}  {destruction.size} entries wait to be approved for destruction.")


@keeping.command("execute")
@organisation_option
@needs_database
def execute(slug: str | None) -> None:
    """Carry out the lists that were approved; the worker does the same by itself. Safe to stop and to start again."""
    actor = _keeper(slug)
    waiting = queries.approved_lists(actor)
    for public_id in waiting:
        _tell(_execute(actor, public_id))
    if not waiting:
        click.echo("No list waits. One is proposed with: zuiver keeping propose")
    # Also without a list: what the worker destroyed is not out of the file before this.
    _vacuum()


@keeping.command("list")
@organisation_option
@needs_database
def destroyed(slug: str | None) -> None:
    """Print all certificates with the ids of what was destroyed, as JSON. Keep it apart from the backups."""
    click.echo(json.dumps(commands.destroyed_list(_keeper(slug)), indent=2))


@keeping.command("replay")
@click.argument("list_file", type=click.File(encoding="utf-8"), required=False)
@organisation_option
@needs_database
def replay(list_file: TextIO | None, slug: str | None) -> None:
    """Destroy again, after a restore, what was destroyed before: from LIST_FILE, made with `zuiver keeping list`."""
    actor, kept = _keeper(slug), None
    if list_file is not None:
        try:
            kept = json.load(list_file)
        except ValueError:
            raise Failure("This file is no JSON. Make it with: zuiver keeping list > FILE") from None
    destroyed_now, held = commands.destructions_replay(actor, kept)
    click.echo(f"{destroyed_now} entries were destroyed again.")
    if held:
        click.echo(f"{held} entries stand on hold and were kept.")
    if destroyed_now:
        _vacuum()


def _execute(actor: Actor, public_id: str) -> Destruction:
    left = sum(
        number
        for _, outcome, number in queries.counts_on(actor, queries.destruction_of(actor, public_id))
        if not outcome
    )
    with click.progressbar(length=left, label=public_id) as bar:
        return commands.destruction_execute(actor, public_id=public_id, told=lambda _left: bar.update(1))


def _tell(destruction: Destruction) -> None:
    certificate = destruction.certificate or {}
    kept = ", ".join(f"{number} {outcome}" for outcome, number in sorted(certificate.get("kept", {}).items()))
    click.echo(
        f"{destruction.public_id}: {certificate.get('destroyed', 0)} entries destroyed; kept: {kept or 'none'}."
    )


def _vacuum() -> None:
    """On SQLite a removed row stays readable in the file until its page is written anew; PostgreSQL does this by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _keeper(slug: str | None) -> Actor:
    return system_actor(chosen_organisation(slug).pk, "command-line", clock.today(), {READ_ALL_ENTRIES})
