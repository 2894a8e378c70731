"""Who is meant by "your manager" and "a confidant": real names and numbers, as far as we know who asks."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from zuiver.people.models import Person
from zuiver.people.queries import assessor_for
from zuiver.web.organisations import Contact, confidants_of, told_by
from zuiver.web.requests import PageRequest


def people_for(request: PageRequest, language: str) -> Mapping[str, tuple[Contact, ...]]:
    """Contacts by their name in the rules. A visitor gets the confidants; who signed in also the own manager."""
    confidants = tuple(
        Contact(one.name, one.phone, _("Confidant"), one.note)
        for one in confidants_of(request.organisation.pk, language)
    )
    found = {"confidant": confidants, "manager": _managers(request)}
    phone = told_by(request.organisation, "leak_phone")
    if phone:
        found["leak_desk"] = (Contact(_("Data leak desk"), phone),)
    phone = told_by(request.organisation, "communications_phone")
    if phone:
        found["communications"] = (Contact(_("Communications"), phone),)
    return {name: contacts for name, contacts in found.items() if contacts}


def _managers(request: PageRequest) -> tuple[Contact, ...]:
    actor = request.actor
    if actor is None or actor.person_id is None:
        return ()
    person = Person.rows.of(actor.organisation_id).get(pk=actor.person_id)
    assessor = assessor_for(person, actor.on)
    if assessor.person is None:
        return ()
    if assessor.acting:
        note = _("Stands in for %(name)s") % {"name": assessor.person.name}
        return (Contact(assessor.acting.name, assessor.acting.phone, _("Your manager now"), note),)
    return (Contact(assessor.person.name, assessor.person.phone, _("Your manager")),)
