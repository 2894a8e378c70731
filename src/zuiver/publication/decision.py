"""Whether lines of a register may be public at all: because the rules ask for it, or because the organisation decided so."""

from dataclasses import dataclass
from datetime import date

from zuiver.people.models import Organisation
from zuiver.registers.declaration import Register
from zuiver.registers.terms import text_setting


@dataclass(frozen=True)
class Decided:
    """Who decided that a register is public, from which day on, and what for."""

    by: str
    since: date
    why: str


def decided(organisation: Organisation, register: Register, on: date) -> Decided | None:
    """Return the decision that holds on a day; None without one, and where a part of it is missing or cannot be read."""
    terms = register.publication.decision
    if terms is None:
        return None
    by, since, why = (text_setting(organisation, register, one) for one in (terms.by, terms.since, terms.why))
    return read_decision(by, since, why, on)


def read_decision(by: str, since: str, why: str, on: date) -> Decided | None:
    """Read a decision as it is stored; None where a part of it is missing, or where it holds from a later day on."""
    day = read_day(since)
    return Decided(by, day, why) if by and why and day is not None and day <= on else None


def may_publish(organisation: Organisation, register: Register, on: date) -> bool:
    """Whether lines of a register may be public on a day, whatever they say."""
    wanted = register.publication
    if wanted.terms is None:
        return False
    return wanted.decision is None or decided(organisation, register, on) is not None


def read_day(text: str) -> date | None:
    """Read a day as it is stored: 2026-03-01; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
