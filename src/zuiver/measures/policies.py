"""Does the case allow this step now? No Django, no database, no roles: only the measure as it stands.

Each check returns None or a `Refusal` that says what happened, why, and what to do.
"""

from dataclasses import dataclass
from datetime import date

from zuiver.kernel.errors import Refusal
from zuiver.measures.lifecycle import State, transition


@dataclass(frozen=True)
class Case:
    """A measure as the policies see it. `ruled_out` are the people who never check it, nor see it as who checks."""

    person_id: int
    owner_id: int
    state: State
    due_on: date
    assessor_id: int | None = None
    assessor_role: str = ""
    ruled_out: frozenset[int] = frozenset()

    @property
    def own(self) -> frozenset[int]:
        """Those whose measure it is: whom it is about and who carries it out."""
        return frozenset({self.person_id, self.owner_id})


def check_step(case: Case, action: str) -> Refusal | None:
    """Whether the life cycle knows this step from the state of the measure."""
    if transition(action, case.state) is None:
        return Refusal(
            "step_not_now",
            "This is not possible now: somebody else did something meanwhile. Load the page again to see what is possible.",
        )
    return None


def check_may_assess(case: Case, person_id: int | None) -> Refusal | None:
    """Nobody checks a measure that is their own, be it about them or theirs to do, nor one of a relation (WG-11)."""
    if person_id is None:
        return Refusal("nobody_assesses", "Only a person checks a measure. Sign in as the one who checks.")
    if person_id in case.own:
        return Refusal(
            "own_measure", "This measure is your own. Nobody checks their own measure; someone else will."
        )
    if person_id in case.ruled_out:
        return Refusal("too_close", "You are too close to this measure to check it. Someone else checks it.")
    return None


def check_postpone(case: Case, on: date) -> Refusal | None:
    """More time is given before the day has passed; what is late stays late, so that the figures stay true."""
    if case.due_on >= on:
        return None
    return Refusal(
        "late_already",
        "The day of this measure has passed, so it stays late. Ask for the proof, or stop it and say why.",
    )


def check_version(found: int, expected: int | None) -> Refusal | None:
    """Whether nobody changed it since the actor looked at it."""
    if expected is None or expected == found:
        return None
    return Refusal(
        "changed_meanwhile",
        "Somebody changed this while you were looking at it, so nothing was done. "
        "Load the page again, look at what changed, and decide then.",
    )
