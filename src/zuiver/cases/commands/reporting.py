"""A report comes in: everything is checked before the transaction, which then only stores. Sent twice, it is there once.

There is no counter that two reports would wait for, and nothing slow: the key of the code was derived in the browser.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from zuiver.cases.clocks import deadlines_for
from zuiver.cases.code_lists import rules_on
from zuiver.cases.commands.held import Held, add_wraps, first_pieces
from zuiver.cases.commands.storing import store, store_first
from zuiver.cases.commands.uploading import take_uploads
from zuiver.cases.durable import until_on_disk
from zuiver.cases.exclusions import marks_for
from zuiver.cases.ledger import next_line
from zuiver.cases.lifecycle.words import Compartment, ItemKind, Role, State
from zuiver.cases.models import Box, Case, CompartmentKey, Deadline, KeyHolder, Reader, RegisterLine
from zuiver.cases.pieces import Report, check_key, check_pieces, check_public_key, check_signing_key, digests
from zuiver.cases.readers import RECEIVING, check_enough, holders_in_use, recovery_keys
from zuiver.cases.sealing.proof import digest_of_all
from zuiver.cases.sealing.verifier import read_verifier, stored_form
from zuiver.cases.standing import REPORTER
from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal, invalid
from zuiver.kernel.ids import new_public_id
from zuiver.people.prepared import prepared

OF_A_REPORT: Final = frozenset({Compartment.CONTENT, Compartment.IDENTITY, Compartment.DETRIMENT})


@dataclass(frozen=True)
class Receipt:
    """What the reporter gets back: the same, however often the same report is sent."""

    case_id: UUID
    received_on: date
    digest: str


def report_submit(organisation_id: int, report: Report) -> Receipt:
    """Store a sealed report with its box, its readers and its clocks, and return the receipt.

    Anybody may: there is no actor. The same report again gives the same receipt. Raises `InvalidData`,
    `NotSealedRight` for what is not sealed right, `Refusal` where too few people could read it, or where the id or the
    code belongs to another report.
    """
    digest = _checked(report)
    stored = stored_form(read_verifier(report.verifier))
    holders = _readers(organisation_id, report)
    again = _known(organisation_id, report, digest, stored)
    if again:
        return again
    try:
        with until_on_disk(), transaction.atomic():
            return _store(organisation_id, report, digest, stored, holders)
    except IntegrityError:
        # The same report, sent twice at the same moment: the other one was first.
        again = _known(organisation_id, report, digest, stored)
        if again is None:
            raise _taken() from None
        return again


def _checked(report: Report) -> str:
    check_public_key(report.box_key)
    check_signing_key(report.signing_key)
    compartments = [key.compartment for key in report.keys]
    if len(set(compartments)) != len(compartments) or not set(compartments) <= OF_A_REPORT:
        raise invalid("keys", "A report has one key for each of its parts. Reload the page; your text stays.")
    for key in report.keys:
        check_key(key)
    checked = check_pieces(report.pieces)
    if any(one.piece.compartment not in compartments or one.envelope.key_version != 1 for one in checked):
        raise invalid(
            "pieces", "A part of the report has no key. Reload the page; your text stays where it is."
        )
    if not any(one.piece.kind is ItemKind.REPORT for one in checked):
        raise invalid("pieces", "The report itself is missing. Write what you saw, and send it again.")
    return digest_of_all(digests(report.pieces))


def _readers(organisation_id: int, report: Report) -> list[KeyHolder]:
    """Who can read the content. Raises Refusal when they are too few, ruled out, or not in the directory."""
    content = next((key for key in report.keys if key.compartment is Compartment.CONTENT), None)
    if content is None:
        raise invalid("keys", "The report has no key for its content. Reload the page; your text stays.")
    recovery = recovery_keys(organisation_id)
    wanted = {wrap.holder_id for key in report.keys for wrap in key.wraps if wrap.holder_id} - recovery
    readers = {wrap.holder_id for wrap in content.wraps if wrap.holder_id} - recovery
    available = holders_in_use(organisation_id, RECEIVING, clock.today())
    excluded = {holder.person_id for holder in available if holder.pk in report.excluded}
    chosen = [holder for holder in available if holder.pk in readers]
    if not wanted <= {holder.pk for holder in available} or wanted - readers:
        raise Refusal(
            "reader_unknown",
            "One of the people you chose can no longer receive reports. Choose again; your text stays where it is.",
        )
    if not all(any(wrap.holder_id is None for wrap in key.wraps) for key in report.keys):
        raise invalid(
            "keys", "The report could not be read with your own code. Reload the page; your text stays."
        )
    check_enough(chosen, available, excluded)
    return chosen


def _known(organisation_id: int, report: Report, digest: str, stored: str) -> Receipt | None:
    """The receipt of a report that is there already. Raises Refusal where only the id, or only the code, is the same."""
    case = _case_of.first(organisation_id, report.case_id)
    box = _box_of.first(organisation_id, stored)
    if case is None and box is not None:
        # The same report, sent twice at the same moment, was stored between the two questions.
        case = _case_of.first(organisation_id, report.case_id)
    if case is None and box is None:
        return None
    if case is None or box is None or box.case_id != case.pk or case.digest != digest:
        raise _taken()
    return Receipt(case.pk, case.received_on, case.digest)


@prepared
def _case_of(organisation_id: int, case_id: UUID) -> QuerySet[Case, Case]:
    return Case.rows.of(organisation_id).filter(pk=case_id)


@prepared
def _box_of(organisation_id: int, stored: str) -> QuerySet[Box, Box]:
    return Box.rows.of(organisation_id).filter(verifier=stored)


def _taken() -> Refusal:
    return Refusal(
        "report_differs",
        "This report was sent before, and what arrives now is something else. "
        "Start a new report, or open your box with the code and add to it there.",
    )


def _store(
    organisation_id: int, report: Report, digest: str, stored: str, holders: Collection[KeyHolder]
) -> Receipt:
    today = clock.today()
    case = Case(
        id=report.case_id,
        organisation_id=organisation_id,
        channel=report.channel,
        family=report.family,
        state=State.RECEIVED,
        rules=rules_on(today),
        received_on=today,
        digest=digest,
    )
    items = first_pieces(Held(case, REPORTER, today), report.pieces, [key.compartment for key in report.keys])
    line = next_line(case, "received", day=today, role=Role.REPORTER, code=report.channel)
    if not store_first(case):
        raise IntegrityError("another request stored this report at the same moment")
    store(
        [
            Box(
                organisation_id=organisation_id,
                case=case,
                verifier=stored,
                public_key=report.box_key,
                signing_key=report.signing_key,
            )
        ]
    )
    _store_keys(case, report, holders, today)
    store(items)
    take_uploads(case, report.pieces)
    _store_clocks(case, report, today)
    store([line])
    return Receipt(case.pk, today, digest)


def _store_keys(case: Case, report: Report, holders: Collection[KeyHolder], today: date) -> None:
    of_case = {"organisation_id": case.organisation_id, "case": case}
    keys = [
        CompartmentKey(**of_case, compartment=key.compartment, public_key=key.public_key, since=today)
        for key in report.keys
    ]
    store(keys)
    store(
        [row for key, new in zip(keys, report.keys, strict=True) for row in add_wraps(key, new.wraps, today)]
    )
    store(
        [
            Reader(**of_case, holder=holder, role=holder.role, since=today, alias=alias)
            for alias, holder in enumerate(_shuffled(case, holders), start=1)
        ]
    )


def _store_clocks(case: Case, report: Report, today: date) -> None:
    of_case = {"organisation_id": case.organisation_id, "case": case}
    store(
        [
            Deadline(
                **of_case, clock=found.clock, starts_on=today, target_on=found.target_on, due_on=found.due_on
            )
            for found in deadlines_for(report.family, today)
        ]
    )
    store(marks_for(case, _people_of(case, report.excluded)))
    line = RegisterLine(
        **of_case, reference=new_public_id(), year=today.year, family=case.family, channel=case.channel
    )
    store([line])


def _people_of(case: Case, holder_ids: Collection[UUID]) -> list[int]:
    if not holder_ids:
        return []
    excluded = KeyHolder.rows.of(case.organisation_id).filter(pk__in=holder_ids)
    return list(excluded.values_list("person_id", flat=True))


def _shuffled(case: Case, holders: Collection[KeyHolder]) -> list[KeyHolder]:
    """In an order that tells nothing, and is the same when the same report is sent again."""
    return sorted(holders, key=lambda one: hashlib.sha256(case.pk.bytes + one.pk.bytes).digest())
