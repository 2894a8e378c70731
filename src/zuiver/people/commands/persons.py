"""Adds people and changes what is known about them; makes relations known; makes accounts."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from zuiver.kernel.errors import Refusal, invalid
from zuiver.people.actor import Actor
from zuiver.people.checking import email_address, line_of_text
from zuiver.people.commands.writing import account_for, must_manage, raise_if, set_fields
from zuiver.people.models import Confidant, Person, Relation, User
from zuiver.people.names import folded
from zuiver.people.permissions import check_manage_people, check_own_or_manage, check_same_organisation


@transaction.atomic
def person_create(
    actor: Actor,
    *,
    name: str,
    employee_key: str = "",
    email: str = "",
    phone: str = "",
    kind: str = Person.Kind.EMPLOYEE,
    language: str = "nl",
) -> Person:
    """Add someone. An external may have no `employee_key` (A-47). Raises InvalidData when the key is taken."""
    must_manage(actor)
    person = Person(organisation_id=actor.organisation_id, employee_key=employee_key.strip())
    set_values = person_values(name=name, email=email, phone=phone, kind=kind, language=language)
    for field, value in set_values.items():
        setattr(person, field, value)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise invalid(
            "employee_key", "There is a person with key {key} already. Change that person.", key=employee_key
        ) from None
    account_for(actor, "people.person.created", person, kind=person.kind, has_hr_record=person.has_hr_record)
    return person


@transaction.atomic
def person_change(
    actor: Actor, person: Person, *, name: str, email: str, phone: str, kind: str, language: str
) -> list[str]:
    """Change what is known about someone and return the names of what changed."""
    must_manage(actor, person)
    changed = set_fields(
        person, person_values(name=name, email=email, phone=phone, kind=kind, language=language)
    )
    if changed:
        account_for(actor, "people.person.changed", person, fields=", ".join(changed))
    return changed


def person_values(*, name: str, email: str, phone: str, kind: str, language: str) -> dict[str, str]:
    """Return the columns of a person, read and checked. Raises InvalidData for the first that is not right."""
    if kind not in Person.Kind.values:
        raise invalid("kind", "“{kind}” is not a kind of person. Write employee or external.", kind=kind)
    if language not in {"nl", "en"}:
        raise invalid("language", "“{language}” is not a language here. Write nl or en.", language=language)
    read_name = line_of_text("name", name, longest=200)
    return {
        "name": read_name,
        "name_key": folded(read_name),
        "email": email_address("email", email),
        "phone": line_of_text("phone", phone, longest=40, required=False),
        "kind": kind,
        "language": language,
    }


@transaction.atomic
def external_confirm(actor: Actor, external: Person) -> None:
    """Confirm the self-made profile of an external without an HR record: the hiring manager, or human resources."""
    raise_if(check_same_organisation(actor, external))
    if not actor.leads:
        raise_if(check_manage_people(actor))
    if external.has_hr_record or external.kind != Person.Kind.EXTERNAL:
        raise Refusal(
            "nothing_to_confirm",
            "This person is known to human resources, so there is nothing to confirm.",
        )
    if actor.person_id is None or actor.person_id == external.pk:
        raise Refusal("own_profile", "Nobody confirms their own profile. Ask the manager who hired you.")
    external.confirmed_by_id = actor.person_id
    external.save(update_fields=["confirmed_by"])
    account_for(actor, "people.person.confirmed", external)


@transaction.atomic
def relation_declare(actor: Actor, person: Person, other: Person) -> Relation:
    """Make known that two people may not decide about each other; only that, never why. Twice is fine."""
    raise_if(check_same_organisation(actor, person, other))
    raise_if(check_own_or_manage(actor, person))
    if person.pk == other.pk:
        raise invalid("other", "Choose someone else: nobody decides on what is their own anyhow.")
    relation: Relation
    relation, made = Relation.rows.get_or_create(
        organisation_id=actor.organisation_id, person=person, other=other
    )
    if made:
        account_for(actor, "people.relation.declared", person)
    return relation


@transaction.atomic
def account_create(
    actor: Actor, person: Person, *, email: str, password: str | None = None, external_id: str = ""
) -> User:
    """Make the account with which a person signs in. `external_id` is its name at a provider of sign-in.

    Raises InvalidData when the address or the person has an account already, or the password is too easy.
    """
    must_manage(actor, person)
    address = email_address("email", line_of_text("email", email, longest=254))
    if password is not None:
        _check_password(password)
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                email=address, password=password, person=person, external_id=external_id
            )
    except IntegrityError:
        raise invalid(
            "email", "This address or this person has an account already. Use that one.", email=address
        ) from None
    account_for(actor, "people.account.created", person)
    return user


def _check_password(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as weak:
        raise invalid("password", "Choose another: {reasons}", reasons=" ".join(weak.messages)) from weak


@transaction.atomic
def account_switch(actor: Actor, user: User, *, on: bool) -> None:
    """Let an account in, or keep it out."""
    if user.person is None:
        raise Refusal("account_of_nobody", "This account belongs to nobody in the organisation.")
    must_manage(actor, user.person)
    user.is_active = on
    user.save(update_fields=["is_active"])
    account_for(actor, "people.account.switched", user.person, state="on" if on else "off")


@transaction.atomic
def confidant_add(
    actor: Actor, person: Person, *, phone: str, note_nl: str = "", note_en: str = "", position: int = 0
) -> Confidant:
    """Put someone on the list of confidants that everybody may see (VP-1)."""
    must_manage(actor, person)
    confidant: Confidant = Confidant.rows.create(
        organisation_id=actor.organisation_id,
        person=person,
        name=person.name,
        phone=line_of_text("phone", phone, longest=40),
        note_nl=line_of_text("note_nl", note_nl, longest=300, required=False),
        note_en=line_of_text("note_en", note_en, longest=300, required=False),
        position=position,
    )
    account_for(actor, "people.confidant.added", person)
    return confidant
