"""The part of `zuiver code` that works with the database: store an edition, list editions, search."""

import json
from datetime import date

import click

from zuiver.cli.failing import Failure
from zuiver.cli.options import on_option
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.prepared import needs_database
from zuiver.codes import queries
from zuiver.codes.commands import edition_import
from zuiver.kernel import clock
from zuiver.people.actor import system_actor
from zuiver.people.roles import MANAGE_EDITIONS


@click.command(hidden=True)
@needs_database
def store(
    text: str, source_name: str, title: str, edition: str, valid_from: date, slug: str | None, as_json: bool
) -> None:
    """Store a text as an edition; called by `zuiver code import`."""
    owner = chosen_organisation(slug)
    actor = system_actor(owner.pk, "command-line", clock.today(), {MANAGE_EDITIONS})
    stored = edition_import(
        actor, text=text, title=title, name=edition, valid_from=valid_from, source_name=source_name
    )
    found = {
        "organisation": owner.slug,
        "edition": stored.name,
        "id": stored.public_id,
        "passages": len(queries.passages_of(stored).all),
        "unplaced": len(stored.report["unplaced"]),
        "incomplete": len(stored.report["incomplete"]),
    }
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    click.echo(f"Stored edition {stored.name} for {owner.name}: {found['passages']} passages.")
    click.echo(
        f"{found['unplaced']} pieces found no place and {found['incomplete']} sentences are not whole; "
        "--dry-run shows them."
    )


@click.command()
@organisation_option
@needs_database
def editions(slug: str | None) -> None:
    """List the editions that are stored, the newest first."""
    stored = queries.editions_of(chosen_organisation(slug).pk)
    if not stored:
        click.echo("No edition is stored yet. Import one with: zuiver code import")
    for edition in stored:
        click.echo(f"{edition.valid_from}  {edition.name}  {edition.title}")


@click.command()
@click.argument("text", nargs=-1, required=True)
@organisation_option
@on_option
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 100), help="How many passages.")
@needs_database
def search(text: tuple[str, ...], slug: str | None, on: date, limit: int) -> None:
    """Search in the edition in force. Words that were found stand between [ ]."""
    owner = chosen_organisation(slug)
    if queries.edition_on(owner.pk, on) is None:
        raise Failure(f"{owner.name} has no edition on {on}. Import one with: zuiver code import")
    hits = queries.search(owner.pk, " ".join(text), on, limit)
    if not hits:
        click.echo("Nothing found. Try another word.")
    for hit in hits:
        shown = "".join(f"[{segment.text}]" if segment.hit else segment.text for segment in hit.segments)
        click.echo(f"{' > '.join(hit.passage.titles)}\n  {shown}\n")
