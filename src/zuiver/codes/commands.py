"""The one door for a new edition of the code."""

import hashlib
from dataclasses import asdict
from datetime import date

from django.db import transaction

from zuiver.audit.record import record
from zuiver.codes.carrying import carry_ids
from zuiver.codes.models import Edition, EditionPassage
from zuiver.codes.passages import passages_of_text
from zuiver.codes.permissions import check_manage_editions
from zuiver.codes.policies import KnownEdition, check_new_edition
from zuiver.codes.reading.reader import read_code
from zuiver.codes.reading.tree import CodeText
from zuiver.codes.storing import edition_on, editions_of, passages_of
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message, Refusal, invalid
from zuiver.people.actor import Actor

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
            subject=f"edition:{edition.public_id}",
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
