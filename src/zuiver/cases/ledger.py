"""The log of each case, and the one event a day that binds all logs into the audit trail.

A line says what was done, on which day, in which role. It never says a moment, a name, or what the case is about. The
audit trail of the organisation has moments; were each act recorded there, the event next to it would tell to the second
when somebody reported. So once a day one event holds the hash of all logs, whether anything happened or not.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.db import transaction

from zuiver.audit.chain import NO_HASH
from zuiver.audit.models import AuditEvent
from zuiver.audit.record import Happening, record_many
from zuiver.cases.lifecycle.words import Role
from zuiver.cases.models import Case, LedgerLine
from zuiver.kernel.clock import AMSTERDAM

SEALED: Final = "cases.day.sealed"


def write_line(
    case: Case, event: str, *, day: date, role: Role, alias: int = 0, code: str = ""
) -> LedgerLine:
    """Add the next line to the log of a case that is held by this transaction, and count it on the case."""
    line = next_line(case, event, day=day, role=role, alias=alias, code=code)
    line.save(force_insert=True)
    return line


def next_line(case: Case, event: str, *, day: date, role: Role, alias: int = 0, code: str = "") -> LedgerLine:
    """Return the next line of a log, not stored yet, and count it on the case."""
    last: LedgerLine | None = None
    if case.lines:
        last = LedgerLine.rows.of(case.organisation_id).filter(case=case, number=case.lines).first()
    case.lines += 1
    line = LedgerLine(
        organisation_id=case.organisation_id,
        case=case,
        number=case.lines,
        day=day,
        event=event,
        role=role,
        alias=alias,
        code=code,
        previous_hash=last.hash if last else NO_HASH,
    )
    line.hash = digest_of_line(line)
    return line


def digest_of_line(line: LedgerLine) -> str:
    """Return the SHA-256 over every column of a line and the hash before it."""
    columns = (
        *(line.case_id.hex, str(line.number), line.day.isoformat(), line.event),
        *(line.role, str(line.alias), line.code, line.previous_hash),
    )
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()


def broken_lines(case: Case) -> list[int]:
    """Return the numbers of lines that do not fit: changed, moved, or after one that is gone."""
    wrong, before = [], NO_HASH
    lines = list(LedgerLine.rows.of(case.organisation_id).filter(case=case).order_by("number"))
    for expected, line in enumerate(lines, start=1):
        if line.number != expected or line.previous_hash != before or line.hash != digest_of_line(line):
            wrong.append(line.number)
        before = line.hash
    return wrong if len(lines) == case.lines else [*wrong, case.lines]


def digest_of_all_logs(organisation_id: int) -> str:
    """Return one hash over the last line of every log."""
    heads = (
        LedgerLine.rows.of(organisation_id)
        .order_by("case_id", "-number")
        .values_list("case_id", "number", "hash")
    )
    last: dict[UUID, str] = {}
    for case_id, _number, line_hash in heads.iterator(chunk_size=2000):
        last.setdefault(case_id, line_hash)
    content = "\n".join(f"{case_id.hex} {line_hash}" for case_id, line_hash in sorted(last.items()))
    return hashlib.sha256(content.encode()).hexdigest()


@transaction.atomic
def seal_day(organisation_id: int, today: date) -> bool:
    """Write the event of the day before `today`, once, at midnight; return whether it was still to be written."""
    return record_many(_unless_sealed(organisation_id, today), organisation_id=organisation_id) == 1


def _unless_sealed(organisation_id: int, today: date) -> Iterator[Happening]:
    """The event of a day. Asked for when the trail is held, so that of two workers the second sees that of the first."""
    subject = f"cases:{today.isoformat()}"
    if not AuditEvent.objects.filter(organisation_id=organisation_id, event=SEALED, subject=subject).exists():
        midnight = datetime.combine(today, time.min, tzinfo=AMSTERDAM)
        data = {"day": today.isoformat(), "digest": digest_of_all_logs(organisation_id)}
        yield Happening(SEALED, "system:cases", subject, data, at=midnight)
