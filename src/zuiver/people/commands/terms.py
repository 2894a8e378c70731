"""The one door to the values that an organisation sets itself: checked, with permission, and one event for each change."""

from collections.abc import Mapping

from django.db import transaction

from zuiver.audit.record import record
from zuiver.people.actor import Actor
from zuiver.people.commands.writing import raise_if
from zuiver.people.models import Organisation
from zuiver.people.own_terms import Stored, checked_terms
from zuiver.people.permissions import check_manage_terms


@transaction.atomic
def terms_set(actor: Actor, typed: Mapping[str, str]) -> tuple[str, ...]:
    """Give terms a value, by full name: {"gifts.gift_limit": "40"}. Return the names of those that changed.

    All or none. Raises Refusal (permission, looser than a code that is a floor), and InvalidData for a name that no
    term has and for a value outside its bounds.
    """
    raise_if(check_manage_terms(actor))
    organisation = _held(actor)
    wanted = {**organisation.terms, **checked_terms(organisation, actor.on, typed)}
    return _keep(actor, organisation, wanted, typed)


@transaction.atomic
def terms_clear(actor: Actor, *names: str) -> tuple[str, ...]:
    """Take the organisation's own values away, so that those of its code hold again. Return the names of those that had one."""
    raise_if(check_manage_terms(actor))
    organisation = _held(actor)
    wanted = {name: value for name, value in organisation.terms.items() if name not in names}
    return _keep(actor, organisation, wanted, names)


def _held(actor: Actor) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=actor.organisation_id)


def _keep(
    actor: Actor,
    organisation: Organisation,
    wanted: dict[str, Stored],
    names: Mapping[str, str] | tuple[str, ...],
) -> tuple[str, ...]:
    changed = tuple(name for name in sorted(names) if organisation.terms.get(name) != wanted.get(name))
    if not changed:
        return ()
    before = organisation.terms
    organisation.terms = wanted
    organisation.save(update_fields=["terms"])
    record(
        "people.terms.changed",
        organisation_id=organisation.pk,
        actor=actor.label,
        subject=f"organisation:{organisation.slug}",
        data={
            "names": ", ".join(changed),
            "before": {name: _told(before.get(name)) for name in changed},
            "after": {name: _told(wanted.get(name)) for name in changed},
        },
    )
    return changed


def _told(value: Stored | None) -> Stored | None:
    """A value for the trail, which cannot forget: a number, a yes or no, or that there are words."""
    if isinstance(value, str) and not value.replace(".", "", 1).isdecimal():
        return "…"
    return value
