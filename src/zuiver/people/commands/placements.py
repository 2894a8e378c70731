"""Where people work, what they lead, when they are away and who stands in, and which roles they hold."""

from datetime import date, timedelta

from django.db import transaction

from zuiver.kernel.errors import invalid
from zuiver.people.actor import Actor
from zuiver.people.checking import check_period, line_of_text, pay_scale
from zuiver.people.commands.writing import account_for, day_text, must_manage, set_fields
from zuiver.people.models import Absence, Assignment, Leadership, Person, RoleGrant, Unit
from zuiver.people.roles import ROLE_BY_SLUG

ONE_DAY = timedelta(days=1)


@transaction.atomic
def assignment_start(
    actor: Actor,
    person: Person,
    *,
    unit: Unit,
    function: str,
    scale: int | None,
    valid_from: date,
    valid_until: date | None = None,
) -> Assignment:
    """Give someone a place from a day on; the place that the person has then ends the day before.

    Raises InvalidData when the period overlaps a place that starts later, or that starts on the same day.
    """
    must_manage(actor, person, unit)
    check_period(valid_from, valid_until)
    _check_free(person, valid_from, valid_until)
    for current in Assignment.rows.of(actor.organisation_id).filter(Assignment.on(valid_from), person=person):
        assignment_end(actor, current, valid_until=valid_from - ONE_DAY)
    assignment: Assignment = Assignment.rows.create(
        organisation_id=actor.organisation_id,
        person=person,
        unit=unit,
        function=line_of_text("function", function, longest=200),
        scale=pay_scale("scale", scale),
        valid_from=valid_from,
        valid_until=valid_until,
    )
    account_for(
        actor,
        "people.assignment.started",
        person,
        unit=unit.code,
        function=assignment.function,
        scale=scale,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    return assignment


def _check_free(person: Person, valid_from: date, valid_until: date | None) -> None:
    """Raise InvalidData for a period with a place in it that starts on or after its first day."""
    later = Assignment.rows.of(person.organisation_id).filter(person=person, valid_from__gte=valid_from)
    if valid_until:
        later = later.filter(valid_from__lte=valid_until)
    found = later.order_by("valid_from").first()
    if found:
        raise invalid(
            "valid_from",
            "There is a placement from {start} on. End this one before that day, or change that one.",
            start=found.valid_from.isoformat(),
        )


@transaction.atomic
def assignment_correct(
    actor: Actor,
    assignment: Assignment,
    *,
    unit: Unit,
    function: str,
    scale: int | None,
    valid_until: date | None,
) -> list[str]:
    """Put right what was recorded about a place, keeping its first day; return what changed.

    For someone who moves, use `assignment_start`: that keeps the old place.
    """
    must_manage(actor, assignment, unit)
    check_period(assignment.valid_from, valid_until)
    changed = set_fields(
        assignment,
        {
            "unit_id": unit.pk,
            "function": line_of_text("function", function, longest=200),
            "scale": pay_scale("scale", scale),
            "valid_until": valid_until,
        },
    )
    if changed:
        account_for(
            actor,
            "people.assignment.changed",
            assignment.person,
            unit=unit.code,
            valid_from=assignment.valid_from,
            fields=", ".join(changed),
        )
    return changed


@transaction.atomic
def assignment_end(actor: Actor, assignment: Assignment, *, valid_until: date) -> None:
    """End a place on a day, that day included."""
    must_manage(actor, assignment)
    _end(assignment, valid_until)
    account_for(
        actor,
        "people.assignment.ended",
        assignment.person,
        unit=assignment.unit.code,
        valid_until=valid_until,
    )


@transaction.atomic
def leadership_start(
    actor: Actor, person: Person, *, unit: Unit, valid_from: date, valid_until: date | None = None
) -> Leadership:
    """Let someone lead a unit from a day on. Another leader of the unit stays: two may lead together."""
    must_manage(actor, person, unit)
    check_period(valid_from, valid_until)
    leadership: Leadership = Leadership.rows.create(
        organisation_id=actor.organisation_id,
        person=person,
        unit=unit,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    account_for(
        actor,
        "people.leadership.started",
        person,
        unit=unit.code,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    return leadership


@transaction.atomic
def leadership_end(actor: Actor, leadership: Leadership, *, valid_until: date) -> None:
    """End a leadership on a day, that day included."""
    must_manage(actor, leadership)
    _end(leadership, valid_until)
    account_for(
        actor,
        "people.leadership.ended",
        leadership.person,
        unit=leadership.unit.code,
        valid_until=valid_until,
    )


@transaction.atomic
def absence_start(
    actor: Actor,
    person: Person,
    *,
    deputy: Person | None,
    valid_from: date,
    valid_until: date | None = None,
) -> Absence:
    """Record that someone is away, and who stands in. Raises InvalidData for someone who would stand in for themself."""
    must_manage(actor, person, deputy)
    check_period(valid_from, valid_until)
    _check_deputy(person, deputy)
    absence: Absence = Absence.rows.create(
        organisation_id=actor.organisation_id,
        person=person,
        deputy=deputy,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    account_for(
        actor,
        "people.absence.started",
        person,
        valid_from=valid_from,
        valid_until=valid_until,
        deputy=deputy.public_id if deputy else "",
    )
    return absence


@transaction.atomic
def absence_change(
    actor: Actor, absence: Absence, *, deputy: Person | None, valid_until: date | None
) -> list[str]:
    """Change who stands in or how long; return what changed."""
    must_manage(actor, absence, deputy)
    check_period(absence.valid_from, valid_until)
    _check_deputy(absence.person, deputy)
    changed = set_fields(absence, {"deputy_id": deputy.pk if deputy else None, "valid_until": valid_until})
    if changed:
        account_for(
            actor,
            "people.absence.changed",
            absence.person,
            valid_from=absence.valid_from,
            valid_until=day_text(valid_until),
            deputy=deputy.public_id if deputy else "",
        )
    return changed


@transaction.atomic
def absence_end(actor: Actor, absence: Absence, *, valid_until: date) -> None:
    """Record the last day that someone is away."""
    must_manage(actor, absence)
    _end(absence, valid_until)
    account_for(actor, "people.absence.ended", absence.person, valid_until=valid_until)


@transaction.atomic
def role_grant(
    actor: Actor, person: Person, *, role: str, valid_from: date, valid_until: date | None = None
) -> RoleGrant:
    """Give someone a role of `roles.py` from a day on. Raises InvalidData for a role that is not there, or held already."""
    must_manage(actor, person)
    check_period(valid_from, valid_until)
    if role not in ROLE_BY_SLUG:
        raise invalid(
            "roles",
            "There is no role {role}. Choose one of: {roles}.",
            role=role,
            roles=", ".join(ROLE_BY_SLUG),
        )
    held = RoleGrant.rows.of(actor.organisation_id).filter(RoleGrant.on(valid_from), person=person, role=role)
    if held.exists():
        raise invalid("roles", "This person holds the role {role} on that day already.", role=role)
    grant: RoleGrant = RoleGrant.rows.create(
        organisation_id=actor.organisation_id,
        person=person,
        role=role,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    account_for(
        actor, "people.role.granted", person, role=role, valid_from=valid_from, valid_until=valid_until
    )
    return grant


@transaction.atomic
def role_end(actor: Actor, grant: RoleGrant, *, valid_until: date) -> None:
    """End a role on a day, that day included."""
    must_manage(actor, grant)
    _end(grant, valid_until)
    account_for(actor, "people.role.ended", grant.person, role=grant.role, valid_until=valid_until)


def _end(row: Assignment | Leadership | Absence | RoleGrant, valid_until: date) -> None:
    check_period(row.valid_from, valid_until)
    row.valid_until = valid_until
    row.save(update_fields=["valid_until"])


def _check_deputy(person: Person, deputy: Person | None) -> None:
    if deputy is not None and deputy.pk == person.pk:
        raise invalid("deputy_key", "Nobody stands in for themself. Choose a colleague.")
