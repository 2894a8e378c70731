"""Gathers what the policies look at from the tables."""

from datetime import date

from zuiver.cases.lifecycle.words import Family, State
from zuiver.cases.models import Case, CheckIn, Finding, LedgerLine, Reader, RegisterLine
from zuiver.cases.policies import Facts


def facts_of(case: Case, today: date, reader: Reader | None = None) -> Facts:
    """Return the facts of a case on a day, for one reader."""
    return Facts(
        state=State(case.state),
        family=Family(case.family),
        place=case.place,
        today=today,
        declared_free=bool(reader and reader.declared_free_on),
        suspended=case.suspended_on is not None,
        findings=findings_of(case),
        register_missing=missing_in_register(case),
        keep_until=case.keep_until,
        held=case.held_on is not None,
        aftercare_open=CheckIn.rows.of(case.organisation_id).filter(case=case, done_on__isnull=True).exists(),
        notified=case.notified_on is not None,
        cleared=LedgerLine.rows.of(case.organisation_id).filter(case=case, event="accused_cleared").exists(),
    )


def findings_of(case: Case) -> dict[int, str]:
    """Return the latest finding on each allegation."""
    rows = Finding.rows.of(case.organisation_id).filter(case=case).order_by("number")
    return dict(rows.values_list("allegation", "result"))


def missing_in_register(case: Case) -> tuple[str, ...]:
    """Return which codes the line of the case still lacks."""
    line: RegisterLine | None = RegisterLine.rows.of(case.organisation_id).filter(case=case).first()
    if line is None:
        return ("type", "outcome")
    return tuple(name for name in ("type", "outcome") if not getattr(line, name))
