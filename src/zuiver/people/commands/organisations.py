"""Makes an organisation: the first thing in its audit trail."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from zuiver.audit.record import record
from zuiver.kernel.errors import invalid
from zuiver.people.checking import line_of_text
from zuiver.people.checking import slug as read_slug
from zuiver.people.models import Organisation
from zuiver.people.tenant_scope import organisation_scope


@transaction.atomic
def organisation_create(
    *,
    slug: str,
    name: str,
    policy_pack: str = "province-2020",
    terms: Mapping[str, object] | None = None,
    theme: str = "zuiver",
    by: str = "system:command-line",
) -> Organisation:
    """Make an organisation. Raises InvalidData for a slug that is not one, or that is taken.

    Only whoever runs the installation does this: there is no page for it.
    """
    values = {
        "slug": read_slug("slug", slug),
        "name": line_of_text("name", name, longest=200),
        "policy_pack": policy_pack,
        "terms": dict(terms or {}),
        "theme": theme,
    }
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(**values)
    except IntegrityError:
        raise invalid("slug", "There is an organisation {slug} already. Choose another.", slug=slug) from None
    with organisation_scope(organisation.pk):
        _record_first_event(organisation, by)
    return organisation


def _record_first_event(organisation: Organisation, by: str) -> None:
    record(
        "people.organisation.created",
        organisation_id=organisation.pk,
        actor=by,
        subject=f"organisation:{organisation.slug}",
        data={"slug": organisation.slug, "policy_pack": organisation.policy_pack},
    )
