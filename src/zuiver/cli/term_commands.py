"""`zuiver terms`: what an organisation sets itself, with what it may be; every change is checked and accounted for."""

import click

from zuiver.catalogue.own_settings import settings_of
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.prepared import needs_database
from zuiver.kernel import clock
from zuiver.people.actor import Actor, system_actor
from zuiver.people.commands import terms_clear, terms_set
from zuiver.people.models import Organisation
from zuiver.people.roles import MANAGE_TERMS
from zuiver.registers.declaration import Setting
from zuiver.registers.registry import all_registers


@click.group()
def terms() -> None:
    """What an organisation sets itself: list, set, clear."""


@terms.command("list")
@organisation_option
@needs_database
def list_terms(slug: str | None) -> None:
    """List the settings of the registers, and all that this organisation set.

    The terms of the rules are listed by: zuiver pack terms.
    """
    organisation = chosen_organisation(slug)
    for name, one in settings_of(all_registers()):
        usual = one.default if isinstance(one, Setting) else "-"
        click.echo(f"{name} = {organisation.terms.get(name, usual)}")
        click.echo(f"    {one.meaning.text()}")
    click.echo("\nSet by this organisation:")
    for name, value in sorted(organisation.terms.items()):
        click.echo(f"{name} = {value}")


@terms.command("set")
@click.argument("name")
@click.argument("value")
@organisation_option
@needs_database
def set_term(name: str, value: str, slug: str | None) -> None:
    """Give NAME a VALUE: gifts.gift_limit 40. What is public follows in the night, or at once on its page."""
    changed = terms_set(_administrator(chosen_organisation(slug)), {name: value})
    click.echo(f"{name} is set." if changed else f"{name} had this value already.")


@terms.command("clear")
@click.argument("name")
@organisation_option
@needs_database
def clear_term(name: str, slug: str | None) -> None:
    """Take the own value of NAME away: the value of the code holds again."""
    changed = terms_clear(_administrator(chosen_organisation(slug)), name)
    click.echo(f"{name} is as usual again." if changed else f"{name} had no value of its own.")


def _administrator(organisation: Organisation) -> Actor:
    return system_actor(organisation.pk, "command-line", clock.today(), {MANAGE_TERMS})
