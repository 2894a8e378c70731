"""Commands about organisations, people and accounts, for whoever runs the installation."""

from datetime import datetime
from pathlib import Path

import click

from zuiver.cli.failing import Failure
from zuiver.cli.options import pack_option
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.prepared import needs_database
from zuiver.cli.reporting import report_option, show_report
from zuiver.kernel import clock
from zuiver.people import commands
from zuiver.people.actor import Actor, system_actor
from zuiver.people.models import Organisation, Person
from zuiver.people.roles import MANAGE_PEOPLE, ROLE_BY_SLUG


def operator(organisation: Organisation, name: str) -> Actor:
    """Whoever has the command line has the database: it acts as the program, with what human resources may do."""
    return system_actor(organisation.pk, name, clock.today(), {MANAGE_PEOPLE})


@click.command("people")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@organisation_option
@report_option
@click.option("--dry-run", is_flag=True, help="Try everything and keep nothing.")
@needs_database
def import_people_file(file: Path, slug: str | None, report_path: Path | None, dry_run: bool) -> None:
    """Bring people in from FILE.csv: docs/how-to/import-people.md names the columns."""
    organisation = chosen_organisation(slug)
    content = file.read_bytes()
    with click.progressbar(length=max(content.count(b"\n"), 1), label="People", width=30) as bar:
        report = commands.import_people(
            operator(organisation, "import"), content, dry_run=dry_run, progress=bar.update
        )
    show_report(report, report_path, dry_run=dry_run)


@click.group()
def organisation() -> None:
    """Make organisations and see which there are."""


@organisation.command("add")
@click.argument("slug")
@click.argument("name")
@click.option("--theme", default="zuiver", show_default=True, help="The theme of its pages.")
@pack_option
@needs_database
def organisation_add(slug: str, name: str, theme: str, pack: str) -> None:
    """Make an organisation: SLUG is its short name in small letters, NAME what people call it."""
    made = commands.organisation_create(slug=slug, name=name, theme=theme, policy_pack=pack)
    click.echo(f"Organisation {made.slug} is there. Bring in people: zuiver import people FILE.csv")


@organisation.command("list")
@needs_database
def organisation_list() -> None:
    """Name the organisations."""
    for found in Organisation.objects.order_by("slug"):
        click.echo(f"{found.slug}  {found.name}")


@click.group()
def account() -> None:
    """Let people sign in."""


@account.command("add")
@click.argument("employee_key")
@click.option("--email", help="The address to sign in with; without it the one of the person.")
@click.option(
    "--password", prompt=True, hide_input=True, confirmation_prompt=True, help="At least 12 characters."
)
@organisation_option
@needs_database
def account_add(employee_key: str, email: str | None, password: str, slug: str | None) -> None:
    """Make an account for the person with EMPLOYEE_KEY."""
    chosen = chosen_organisation(slug)
    person = _person(chosen, employee_key)
    user = commands.account_create(
        operator(chosen, "command-line"), person, email=email or person.email, password=password
    )
    click.echo(f"{person.name} signs in as {user.email}, and then adds a passkey or an app for codes.")


@click.group()
def role() -> None:
    """Give people roles, and end them."""


@role.command("list")
def role_list() -> None:
    """Name the roles and what they mean."""
    for found in ROLE_BY_SLUG.values():
        click.echo(f"{found.slug}: {found.meaning}")


@role.command("grant")
@click.argument("employee_key")
@click.argument("role_slug", metavar="ROLE")
@organisation_option
@needs_database
def role_grant(employee_key: str, role_slug: str, slug: str | None) -> None:
    """Give the person with EMPLOYEE_KEY the role ROLE from today on."""
    chosen = chosen_organisation(slug)
    person = _person(chosen, employee_key)
    commands.role_grant(operator(chosen, "command-line"), person, role=role_slug, valid_from=clock.today())
    click.echo(f"{person.name} holds the role {role_slug} from today on.")


@role.command("end")
@click.argument("employee_key")
@click.argument("role_slug", metavar="ROLE")
@click.option(
    "--on", "last_day", type=click.DateTime(["%Y-%m-%d"]), help="The last day; today when left out."
)
@organisation_option
@needs_database
def role_end(employee_key: str, role_slug: str, last_day: datetime | None, slug: str | None) -> None:
    """End the role ROLE of the person with EMPLOYEE_KEY."""
    chosen = chosen_organisation(slug)
    person = _person(chosen, employee_key)
    grant = person.role_grants.filter(role=role_slug, valid_until__isnull=True).first()
    if grant is None:
        raise Failure(f"{person.name} does not hold the role {role_slug}.")
    until = last_day.date() if last_day else clock.today()
    commands.role_end(operator(chosen, "command-line"), grant, valid_until=until)
    click.echo(f"{person.name} holds the role {role_slug} until {until.isoformat()}.")


def _person(organisation: Organisation, employee_key: str) -> Person:
    found: Person | None = Person.rows.of(organisation.pk).filter(employee_key=employee_key).first()
    if found is None:
        raise Failure(f"There is nobody with key {employee_key} in {organisation.slug}.")
    return found
