"""`zuiver campaign`: how campaigns go, asking the people of one that is starting, and drawing a sample again."""

from typing import TextIO

import click

from zuiver.campaigns import queries
from zuiver.campaigns.commands import campaign_send
from zuiver.campaigns.lifecycle import CampaignState
from zuiver.campaigns.sampling import digest_of, drawn
from zuiver.cli.failing import Failure
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.prepared import needs_database
from zuiver.kernel import clock
from zuiver.people.actor import Actor, system_actor
from zuiver.people.roles import MANAGE_CAMPAIGNS


@click.group()
def campaign() -> None:
    """See how campaigns go; finish sending one; draw a sample again."""


@campaign.command("list")
@organisation_option
@needs_database
def campaign_list(slug: str | None) -> None:
    """Name the campaigns, newest first."""
    found = queries.campaigns_of(_keeper(slug))
    for one in found:
        started = one.started_on.isoformat() if one.started_on else "-"
        click.echo(f"{one.public_id}  {one.state:<9}  {started:<10}  {one.title}")
    if not found:
        click.echo("There are no campaigns yet.")


@campaign.command("send")
@click.argument("public_id")
@organisation_option
@needs_database
def send(public_id: str, slug: str | None) -> None:
    """Ask the people of campaign PUBLIC_ID who were not asked yet; the worker does the same by itself."""
    actor = _keeper(slug)
    view = queries.campaign_of(actor, public_id)
    if view.state is CampaignState.DRAFT:
        raise Failure(
            "This campaign is a draft. Look who would be asked and start it on its page; then it is sent."
        )
    click.echo(f"{campaign_send(actor, public_id=public_id)} people were asked now.")


@campaign.command("sample")
@click.argument("list_file", type=click.File(encoding="utf-8"))
@click.option("--size", required=True, type=click.IntRange(1), help="How many answers.")
@click.option("--seed", required=True, help="The seed that was logged.")
def sample(list_file: TextIO, size: int, seed: str) -> None:
    """Draw a sample again from LIST_FILE: one line for each answer, with its id, a tab and its sort. Needs no database."""
    lines = [line.rstrip("\n").split("\t") for line in list_file if line.strip()]
    if not lines or any(len(line) != 2 for line in lines):
        raise Failure("Each line of the list is an id, a tab and a sort of answer. Export the list again.")
    strata = {line[0]: line[1] for line in lines}
    click.echo(f"# list {digest_of(strata)}, seed {seed}, {min(size, len(strata))} of {len(strata)}")
    for public_id, stratum in sorted(drawn(strata, size, seed).items()):
        click.echo(f"{public_id}\t{stratum}")


@campaign.command("answers")
@click.argument("public_id")
@click.argument("sample_id")
@organisation_option
@needs_database
def answers(public_id: str, sample_id: str, slug: str | None) -> None:
    """Print the list that sample SAMPLE_ID of campaign PUBLIC_ID was drawn from: ids and sorts of answer, no names."""
    for request_id, stratum in sorted(queries.list_of(_keeper(slug), public_id, sample_id).items()):
        click.echo(f"{request_id}\t{stratum}")


def _keeper(slug: str | None) -> Actor:
    return system_actor(chosen_organisation(slug).pk, "command-line", clock.today(), {MANAGE_CAMPAIGNS})
