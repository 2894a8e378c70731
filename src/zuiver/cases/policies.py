"""Does the case allow it now? Named by the steps of `lifecycle`; each returns None or a `Refusal` that says what to do first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from zuiver.cases.lifecycle.inner import REPORTED
from zuiver.cases.lifecycle.words import Family, State
from zuiver.cases.retention import may_go
from zuiver.kernel.errors import Refusal


@dataclass(frozen=True)
class Facts:
    """What a guard looks at. `findings` holds the latest result of each allegation."""

    state: State
    family: Family
    place: str
    today: date
    declared_free: bool = False
    suspended: bool = False
    findings: Mapping[int, str] = field(default_factory=dict)
    register_missing: tuple[str, ...] = ()
    keep_until: date | None = None
    held: bool = False
    aftercare_open: bool = False
    # Whether the person concerned was told, and whether the good name was restored.
    notified: bool = False
    cleared: bool = False


# Confirming a receipt and giving feedback go on: suspending never stops a clock.
WHILE_SUSPENDED: Final = frozenset({"acknowledge", "feedback_meanwhile"})


def check_suspended(facts: Facts, action: str) -> Refusal | None:
    """A case that is suspended moves on only in what the clocks ask."""
    if not facts.suspended or action in WHILE_SUSPENDED:
        return None
    return Refusal(
        "case_suspended", "This case is suspended. Go on with it first; the clocks run all the same."
    )


def handler_declared_free(facts: Facts) -> Refusal | None:
    """Who handles it first says not to be tied to anybody in it (Wbk: independent officers)."""
    if facts.declared_free:
        return None
    return Refusal(
        "not_declared_free",
        "First say that you are not tied to anybody in this case. If you are, step aside.",
    )


def triaged(facts: Facts) -> Refusal | None:
    """The kind of case is known; until then the most protective clocks apply."""
    if facts.family is not Family.UNSORTED:
        return None
    return Refusal("not_triaged", "Say first what kind of case this is. The dates stay the earliest ones.")


def investigation_reported(facts: Facts) -> Refusal | None:
    """An investigation that was opened ends with its report, before the last feedback."""
    if facts.state is not State.INVESTIGATING or facts.place in REPORTED:
        return None
    return Refusal(
        "report_missing",
        "The investigation has no report yet. Give feedback while the work goes on, or finish the report first.",
    )


def every_allegation_found(facts: Facts) -> Refusal | None:
    """Consequences come after findings only (OM-11, DT-V2)."""
    if facts.findings:
        return None
    return Refusal(
        "no_finding", "There is no finding yet. A decision comes after a finding on every allegation."
    )


def something_unfounded(facts: Facts) -> Refusal | None:
    """Somebody's good name is restored where an allegation was not established (OM-11)."""
    if set(facts.findings.values()) - {"established"}:
        return None
    return Refusal(
        "nothing_unfounded",
        "There is no allegation yet that was not established. Record the finding first.",
    )


def register_line_full(facts: Facts) -> Refusal | None:
    """The register is full before a case is completed (Wbk art. 2a)."""
    if not facts.register_missing:
        return None
    return Refusal(
        "register_line_open",
        "The line in the register is not complete. Fill in the type and the outcome first.",
    )


def may_be_destroyed(facts: Facts) -> Refusal | None:
    """The period is over, nobody holds the case, and the aftercare is done."""
    if may_go(facts.keep_until, facts.today, held=facts.held, aftercare_open=facts.aftercare_open):
        return None
    return Refusal(
        "still_kept",
        "This case may not go yet: its period runs, somebody holds it, or the aftercare is open.",
    )


GUARDS: Final[Mapping[str, Callable[[Facts], Refusal | None]]] = {
    "handler_declared_free": handler_declared_free,
    "triaged": triaged,
    "investigation_reported": investigation_reported,
    "every_allegation_found": every_allegation_found,
    "something_unfounded": something_unfounded,
    "register_line_full": register_line_full,
    "may_be_destroyed": may_be_destroyed,
}
