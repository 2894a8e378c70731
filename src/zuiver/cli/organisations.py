"""The option with which a command is told for which organisation it works."""

import click

from zuiver.cli.failing import Failure
from zuiver.people.models import Organisation
from zuiver.people.tenant_scope import organisation_scope

organisation_option = click.option(
    "--organisation",
    "slug",
    metavar="SLUG",
    help="Which organisation; may be left out when there is only one.",
)


def chosen_organisation(slug: str | None) -> Organisation:
    """Return the organisation with this slug, or the only one; the rest of the command works for it.

    Raises `Failure` that names those there are.
    """
    organisation = _found(slug)
    click.get_current_context().with_resource(organisation_scope(organisation.pk))
    return organisation


def chosen_organisations(slug: str | None) -> list[Organisation]:
    """Return the organisation with this slug, or all. Work for each in an `organisation_scope`."""
    return [_found(slug)] if slug else list(Organisation.objects.order_by("slug"))


def _found(slug: str | None) -> Organisation:
    known = {organisation.slug: organisation for organisation in Organisation.objects.order_by("slug")}
    if not known:
        raise Failure("There is no organisation yet. Make one: zuiver organisation add SLUG NAME")
    names = ", ".join(known)
    if slug is None:
        if len(known) > 1:
            raise Failure(f"There is more than one organisation. Choose with --organisation: {names}.")
        return next(iter(known.values()))
    if slug not in known:
        raise Failure(f"There is no organisation {slug}. Choose from: {names}.")
    return known[slug]
