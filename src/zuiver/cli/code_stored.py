"""The part of `zuiver code` that works with the database: store an edition, list editions, search."""

import json
from datetime import date

import click

from zuiver.cli.options import on_option
from zuiver.codes import queries
from zuiver.codes.commands import edition_import
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.people.actor import system_actor
from zuiver.people.models import Organisation
from zuiver.people.roles import MANAGE_EDITIONS

organisation_option = click.option(
    "--organisation", help="The organisation (slug); needed where there are more than one."
)


@click.command(hidden=True)
def store(
    text: str,
    source_name: str,
    title: str,
    edition: str,
    valid_from: date,
    organisation: str | None,
    as_json: bool,
) -> None:
    """Store a text as an edition; called by `zuiver code import`."""
    owner = organisation_named(organisation)
    actor = system_actor(owner.pk, "code import", clock.today(), {MANAGE_EDITIONS})
    try:
        stored = edition_import(
            actor, text=text, title=title, name=edition, valid_from=valid_from, source_name=source_name
        )
    except (Refusal, InvalidData) as error:
        raise click.ClickException(str(error)) from None
    report = stored.report
    found = {
        "organisation": owner.slug,
        "edition": stored.name,
        "id": stored.public_id,
        "passages": len(queries.passages_of(stored).all),
        "unplaced": len(report["unplaced"]),
        "incomplete": len(report["incomplete"]),
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
def editions(organisation: str | None) -> None:
    """List the editions that are stored, the newest first."""
    stored = queries.editions_of(organisation_named(organisation).pk)
    if not stored:
        click.echo("No edition is stored yet. Import one with `zuiver code import`.")
    for edition in stored:
        click.echo(f"{edition.valid_from}  {edition.name}  {edition.title}")


@click.command()
@click.argument("text", nargs=-1, required=True)
@organisation_option
@on_option
@click.option("--limit", default=5, show_default=True, help="How many passages.")
def search(text: tuple[str, ...], organisation: str | None, on: date, limit: int) -> None:
    """Search in the edition in force. Words that were found stand between [ ]."""
    owner = organisation_named(organisation)
    if queries.edition_on(owner.pk, on) is None:
        raise click.ClickException(
            f"{owner.name} has no edition on {on}. Import one with `zuiver code import`."
        )
    hits = queries.search(owner.pk, " ".join(text), on, limit)
    if not hits:
        click.echo("Nothing found. Try another word.")
    for hit in hits:
        shown = "".join(f"[{segment.text}]" if segment.hit else segment.text for segment in hit.segments)
        click.echo(f"{' > '.join(hit.passage.titles)}\n  {shown}\n")


def organisation_named(slug: str | None) -> Organisation:
    """Return the organisation with this slug; without one the only organisation there is."""
    known = list(Organisation.objects.order_by("slug"))
    found = [one for one in known if slug is None or one.slug == slug]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.slug for one in known)
    if not known:
        raise click.ClickException("There is no organisation yet. Make one first, then import its code.")
    if slug is None:
        raise click.UsageError(f"There are more organisations. Choose one with --organisation: {names}.")
    raise click.UsageError(f"There is no organisation {slug!r}. Choose one of: {names}.")
