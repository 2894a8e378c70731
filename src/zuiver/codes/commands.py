"""The one door for a new edition of the code, and for confirming to have read one."""

import hashlib
from dataclasses import asdict
from datetime import date

from django.db import transaction

from zuiver.audit.record import record
from zuiver.codes.carrying import carry_ids
from zuiver.codes.models import Attestation, Edition, EditionPassage
from zuiver.codes.passages import passages_of_text
from zuiver.codes.permissions import check_confirm, check_manage_editions
from zuiver.codes.policies import KnownEdition, check_confirm_edition, check_new_edition
from zuiver.codes.reading.reader import read_code
from zuiver.codes.reading.tree import CodeText
from zuiver.codes.storing import edition_on, editions_of, passages_of
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message, NotFound, Refusal, invalid
from zuiver.notices.commands import notices_seen
from zuiver.people.actor import Actor
from zuiver.people.models import Person

_LONGEST = {"title": 200, "name": 60, "source_name": 200}


def edition_import(
    actor: Actor, *, text: str, title: str, name: str, valid_from: date, source_name: str
) -> Edition:
    """Read a text and store it as an edition of the code, in force from a day on.

    Passages that the edition before it had keep their ids. Raises Refusal when the actor may not, when the name, the
    day or the text is there already; InvalidData for a title or name that is empty or too long, or a text without
    any passage.
    """
    _raise_if(check_manage_editions(actor))
    _check_words(title=title, name=name, source_name=source_name)
    new = KnownEdition(name.strip(), valid_from, hashlib.sha256(text.encode()).hexdigest())
    code = read_code(text)
    if not code.passages():
        raise invalid("text", "There is no text of a code in {file}. Check what it holds.", file=source_name)
    with transaction.atomic():
        stored = editions_of(actor.organisation_id)
        known = [KnownEdition(one.name, one.valid_from, one.sha256) for one in stored]
        _raise_if(check_new_edition(new, known))
        before = edition_on(actor.organisation_id, valid_from) or (stored[-1] if stored else None)
        kept = carry_ids(code, passages_of(before)) if before else 0
        edition = _store(actor, code, new, title.strip(), source_name)
        record(
            "codes.edition.imported",
            organisation_id=actor.organisation_id,
            actor=actor.label,
            subject=subject_of(edition),
            data={
                "name": edition.name,
                "title": edition.title,
                "valid_from": valid_from.isoformat(),
                "sha256": new.sha256,
                "passages": len(code.passages()),
                "kept_ids": kept,
                "unplaced": len(code.report.unplaced),
            },
        )
    return edition


@transaction.atomic
def edition_confirm(actor: Actor, *, public_id: str) -> Attestation:
    """Confirm that the actor read an edition; a second time changes nothing and leaves no second event.

    Raises NotFound for an edition that is not of this organisation; Refusal for one that is not in force, and for an
    actor that is no person.
    """
    _raise_if(check_confirm(actor))
    person = Person.rows.of(actor.organisation_id).get(pk=actor.person_id or 0)
    edition: Edition | None = Edition.rows.of(actor.organisation_id).filter(public_id=public_id).first()
    if edition is None:
        raise NotFound("edition_not_found", "There is no such edition of the code. Open the code again.")
    in_force = edition_on(actor.organisation_id, actor.on)
    _raise_if(check_confirm_edition(edition.name, in_force.name if in_force else None))
    attestation, is_new = Attestation.rows.get_or_create(
        organisation_id=actor.organisation_id,
        person=person,
        edition=edition,
        defaults={"confirmed_on": actor.on},
    )
    if is_new:
        notices_seen(actor, subject=subject_of(edition))
        record(
            "codes.edition.confirmed",
            organisation_id=actor.organisation_id,
            actor=actor.label,
            subject=subject_of(edition),
            data={"name": edition.name},
        )
    confirmed: Attestation = attestation
    return confirmed


def subject_of(edition: Edition) -> str:
    """Return how notices and the audit trail name an edition."""
    return f"edition:{edition.public_id}"


def _raise_if(refusal: Refusal | None) -> None:
    if refusal:
        raise refusal


def _check_words(**words: str) -> None:
    errors = {}
    for field, value in words.items():
        longest = _LONGEST[field]
        if not value.strip():
            errors[field] = Message("This is empty. Fill it in.")
        elif len(value) > longest:
            errors[field] = Message(
                "This is longer than {longest} characters. Make it shorter.", {"longest": longest}
            )
    if errors:
        raise InvalidData(errors)


def _store(actor: Actor, code: CodeText, new: KnownEdition, title: str, source_name: str) -> Edition:
    edition: Edition = Edition.rows.create(
        organisation_id=actor.organisation_id,
        title=title,
        name=new.name,
        valid_from=new.valid_from,
        source_name=source_name,
        sha256=new.sha256,
        report=asdict(code.report),
        imported_at=clock.now(),
    )
    EditionPassage.rows.bulk_create(
        EditionPassage(
            organisation_id=actor.organisation_id,
            edition=edition,
            key=passage.id,
            parent_key=passage.parent or "",
            kind=passage.kind.value,
            text=passage.text,
            position=position,
            line=passage.line,
        )
        for position, passage in enumerate(passages_of_text(code))
    )
    return edition
