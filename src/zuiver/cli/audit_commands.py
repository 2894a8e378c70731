"""`zuiver audit`: check the trail, and take heads of it to keep elsewhere."""

from pathlib import Path

import click
from django.db import connection

from zuiver.audit import guards
from zuiver.audit.checkpoint import Checkpoint, compare, read_checkpoints, take_checkpoint
from zuiver.audit.stored import stored_head
from zuiver.audit.verify import Verification, verify
from zuiver.cli.failing import REFUSED
from zuiver.cli.organisations import chosen_organisations, organisation_option
from zuiver.cli.prepared import needs_database
from zuiver.kernel import clock
from zuiver.people.models import Organisation
from zuiver.people.tenant_scope import organisation_scope


@click.group()
def audit() -> None:
    """Check the audit trail."""


@audit.command("verify")
@organisation_option
@click.option(
    "--checkpoint",
    "checkpoint_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Compare with heads that were kept elsewhere: see zuiver audit checkpoint.",
)
@needs_database
def audit_verify(slug: str | None, checkpoint_path: Path | None) -> None:
    """Read every event and say which was changed, removed, moved or added. Exit status 1 when something is found."""
    checkpoints = read_checkpoints(checkpoint_path.read_text(encoding="utf-8")) if checkpoint_path else []
    organisations = chosen_organisations(slug)
    faults = 0
    for organisation in organisations:
        with organisation_scope(organisation.pk):
            faults += _verify_one(organisation, checkpoints)
    faults += _unknown_checkpoints(checkpoints, organisations) if slug is None else 0
    for name in guards.missing(connection):
        faults += 1
        click.echo(
            f"The guard {name} on the trail is gone. Find out who removed it, then run: zuiver migrate"
        )
    if faults:
        click.echo(
            f"{faults} found. Change nothing, keep a copy of the database, and tell the integrity officer and the auditor."
        )
        raise click.exceptions.Exit(REFUSED)


def _verify_one(organisation: Organisation, checkpoints: list[Checkpoint]) -> int:
    """Verify one trail, print what was found, and return how much that is."""
    head = stored_head(organisation.pk)
    with click.progressbar(length=head.number if head else 0, label=organisation.slug, width=30) as bar:
        result = verify(organisation.pk, progress=bar.update)
    faults = _shown(organisation, result)
    for checkpoint in checkpoints:
        finding = compare(checkpoint, organisation.pk) if checkpoint.slug == organisation.slug else None
        if finding:
            faults += 1
            click.echo(f"{organisation.slug}: {finding}")
    if not faults:
        click.echo(f"{organisation.slug}: {result.events} events, all in order.")
    return faults


def _shown(organisation: Organisation, result: Verification) -> int:
    for finding in result.findings:
        click.echo(f"{organisation.slug}: {finding}")
    if result.unlisted:
        click.echo(f"{organisation.slug}: and {result.unlisted} more like these.")
    if not result.events and result.ok:
        # Making an organisation is itself the first event.
        click.echo(f"{organisation.slug}: there is no event at all, so the whole trail was removed.")
        return 1
    return len(result.findings) + result.unlisted


def _unknown_checkpoints(checkpoints: list[Checkpoint], organisations: list[Organisation]) -> int:
    known = {organisation.slug for organisation in organisations}
    lost = [checkpoint for checkpoint in checkpoints if checkpoint.slug not in known]
    for checkpoint in lost:
        click.echo(f"The checkpoint names the organisation {checkpoint.slug}, which is not there any more.")
    return len(lost)


@audit.command("checkpoint")
@organisation_option
@needs_database
def audit_checkpoint(slug: str | None) -> None:
    """Print the last number and hash of each trail: keep them outside this machine, on paper if need be."""
    click.echo(
        f"# Heads of the audit trail on {clock.today().isoformat()}. Compare: zuiver audit verify --checkpoint FILE"
    )
    for organisation in chosen_organisations(slug):
        with organisation_scope(organisation.pk):
            checkpoint = take_checkpoint(organisation.slug, organisation.pk)
        if checkpoint:
            click.echo(str(checkpoint))
