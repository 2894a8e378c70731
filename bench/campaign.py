"""A campaign of 50,000 people: `python bench/campaign.py --people 50000`. Fix the list, ask, remind three times, close.

On the database that DATABASE_URL names, SQLite or PostgreSQL, else on a file in build/bench. With `--kill 10` the worker
that asks and mails is killed ten times meanwhile: afterwards everybody was asked once, and nobody got two mails.
"""

import os
import platform
import random
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, time
from pathlib import Path
from uuid import uuid4

import click

from serving.settings import FOLDER, use_bench_database

use_bench_database("campaign")

from django.db import connection  # noqa: E402

from campaigning.crowd import crowded, officer_of  # noqa: E402 - after Django
from campaigning.killing import faults_of, kill_until_done, work  # noqa: E402
from campaigning.watch import Watch  # noqa: E402
from zuiver.campaigns import ladder  # noqa: E402
from zuiver.campaigns.audience import Audience  # noqa: E402
from zuiver.campaigns.commands import (  # noqa: E402
    campaign_close,
    campaign_draft,
    campaign_send,
    campaign_start,
    request_answer,
)
from zuiver.campaigns.commands.drafting import Draft  # noqa: E402
from zuiver.campaigns.models import Campaign, Request  # noqa: E402
from zuiver.campaigns.places import CHUNK  # noqa: E402
from zuiver.campaigns.queries import progress_of  # noqa: E402
from zuiver.campaigns.reminding import remind_in_parts  # noqa: E402
from zuiver.campaigns.triggers.looking import look_for_changes  # noqa: E402
from zuiver.cli.database import migrate  # noqa: E402
from zuiver.kernel import clock  # noqa: E402
from zuiver.people.models import Organisation, Person  # noqa: E402
from zuiver.people.queries import actor_for_person  # noqa: E402
from zuiver.people.tenant_scope import organisation_scope  # noqa: E402

ANSWERS = 300


@click.command()
@click.option(
    "--people", default=50_000, show_default=True, type=click.IntRange(60), help="How many are asked."
)
@click.option(
    "--kill", default=0, show_default=True, type=click.IntRange(0), help="How often to kill the worker."
)
@click.option("--seed", default=1, show_default=True, help="The same number gives the same moments.")
@click.option("--work", "work_on", nargs=2, hidden=True, help="What the worker that is killed does.")
def campaign(people: int, kill: int, seed: int, work_on: tuple[str, str] | None) -> None:
    """Measure a campaign of many people, or kill the worker during one."""
    if work_on:
        _work(*work_on)
        return
    migrate.main(args=[], standalone_mode=False)
    click.echo(f"machine    {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    click.echo(f"database   {connection.vendor}")
    if kill:
        sys.exit(_kill(people, kill, seed))
    organisation = crowded(f"crowd-{people}", people)
    with organisation_scope(organisation.pk):
        for line in _measured(organisation).lines():
            click.echo(line)


def _measured(organisation: Organisation) -> Watch:
    watch, actor = Watch(), officer_of(organisation)
    found = _drafted(organisation)
    watch.measure("look for changes, first time", _once(lambda: look_for_changes(actor)))
    watch.measure("look for changes, none", _once(lambda: look_for_changes(actor)))
    watch.measure("fix the list", _once(lambda: int(bool(campaign_start(actor, public_id=found.public_id)))))
    watch.measure("ask everybody", _sent(organisation, found))
    watch.measure("answer: nothing to declare", _answers(organisation, found))
    for step in range(1, ladder.DONE):
        day = ladder.day_of(actor.on, step)
        with clock.frozen(datetime.combine(day or actor.on, time(9), clock.AMSTERDAM)):
            watch.measure(f"reminder {step}", remind_in_parts(officer_of(organisation)))
            watch.measure(f"reminder {step}, second run", remind_in_parts(officer_of(organisation)))
    watch.measure("progress page", _once(lambda: progress_of(actor, found.public_id).asked))
    watch.measure(
        "close with report", _once(lambda: campaign_close(actor, public_id=found.public_id).report["asked"])
    )
    return watch


def _drafted(organisation: Organisation) -> Campaign:
    return campaign_draft(officer_of(organisation), Draft("Jaarlijkse ronde", ["gifts"], Audience()))


def _once(step: Callable[[], int]) -> Iterator[int]:
    yield step()


def _sent(organisation: Organisation, found: Campaign) -> Iterator[int]:
    actor = officer_of(organisation)
    while Campaign.rows.get(pk=found.pk).state == "starting":
        yield campaign_send(actor, public_id=found.public_id, at_most=CHUNK)


def _answers(organisation: Organisation, found: Campaign) -> Iterator[int]:
    rows = Request.rows.of(organisation.pk).filter(campaign=found).order_by("pk")[:ANSWERS]
    for public_id, person_id in list(rows.values_list("public_id", "person_id")):
        actor = actor_for_person(Person.rows.get(pk=person_id), clock.today())
        request_answer(actor, public_id=public_id, nothing=True)
        yield 1


def _kill(people: int, kills: int, seed: int) -> int:
    organisation = crowded(f"kill-{uuid4().hex[:8]}", people)
    postbox = FOLDER / f"{organisation.slug}.txt"
    FOLDER.mkdir(parents=True, exist_ok=True)
    postbox.touch()
    with organisation_scope(organisation.pk):
        found = _drafted(organisation)
        campaign_start(officer_of(organisation), public_id=found.public_id)
    command = [str(Path(__file__)), "--work", found.public_id, str(postbox)]
    kill_until_done(command, kills, random.Random(seed), click.echo)
    with organisation_scope(organisation.pk):
        # The officer has a role and no place, so is not asked.
        asked = Person.rows.of(organisation.pk).filter(assignments__isnull=False).distinct().count()
    faults = faults_of(organisation, found, postbox, asked)
    for fault in faults:
        click.echo(f"fault: {fault}")
    click.echo(
        f"{asked:,} people were asked once, and nobody got two mails."
        if not faults
        else f"{len(faults)} faults."
    )
    return int(bool(faults))


def _work(public_id: str, postbox: str) -> None:
    for organisation in Organisation.objects.filter(slug__startswith="kill-"):
        with organisation_scope(organisation.pk):
            found = Campaign.rows.of(organisation.pk).filter(public_id=public_id).first()
        if found is not None:
            click.echo("begins")
            work(organisation, found, Path(postbox))


if __name__ == "__main__":
    campaign()
