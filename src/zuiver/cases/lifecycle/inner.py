"""The two paths inside a case: an investigation step by step, and a complaint about undesirable behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zuiver.cases.lifecycle.words import Compartment, ItemKind, Role
from zuiver.kernel.errors import Message


@dataclass(frozen=True)
class InnerStep:
    """One step of an inner path, with the sealed piece that it leaves and the places it may be taken from."""

    name: str
    label: Message
    after: frozenset[str]
    roles: frozenset[Role]
    compartment: Compartment
    kind: ItemKind
    tells_accused: bool = False


_INVESTIGATING: Final = frozenset({Role.INVESTIGATOR, Role.COMMITTEE})
_ASSIGNING: Final = frozenset({Role.OFFICER, Role.COMMITTEE})
_COMMITTEE: Final = frozenset({Role.COMMITTEE})
_THERE: Final = Compartment.INVESTIGATION


def _step(
    name: str,
    label: Message,
    after: str,
    kind: ItemKind,
    roles: frozenset[Role] = _INVESTIGATING,
    compartment: Compartment = _THERE,
    tells_accused: bool = False,
) -> InnerStep:
    return InnerStep(name, label, frozenset(after.split("|")), roles, compartment, kind, tells_accused)


# Facts and hearings go back and forth; the accused answers the draft before there is a report.
INVESTIGATION: Final[tuple[InnerStep, ...]] = (
    _step("assigned", Message("Assignment given"), "", ItemKind.ASSIGNMENT, _ASSIGNING),
    _step("planned", Message("Plan made"), "assigned", ItemKind.PLAN),
    _step("facts", Message("Facts gathered"), "planned|facts|hearing", ItemKind.FACT),
    _step("hearing", Message("Hearing held"), "facts|hearing", ItemKind.HEARING),
    _step(
        "draft", Message("Draft given to the person concerned"), "hearing", ItemKind.DRAFT,
        compartment=Compartment.ACCUSED, tells_accused=True,
    ),
    # The person concerned answers, or the investigator writes down what that person said.
    _step(
        "reply", Message("Reply received"), "draft", ItemKind.REPLY,
        frozenset({Role.ACCUSED, Role.INVESTIGATOR}), Compartment.ACCUSED,
    ),
    _step("report", Message("Report made"), "draft|reply", ItemKind.FINAL_REPORT),
)  # fmt: skip

COMPLAINT: Final[tuple[InnerStep, ...]] = (
    _step("filed", Message("Complaint filed"), "", ItemKind.ASSIGNMENT, _COMMITTEE),
    _step("admissible", Message("Found admissible"), "filed", ItemKind.NOTE, _COMMITTEE),
    _step("mediation", Message("Mediation tried"), "admissible", ItemKind.NOTE, _COMMITTEE),
    _step(
        "hearing", Message("Hearing held"), "admissible|mediation|hearing", ItemKind.HEARING, _COMMITTEE,
        tells_accused=True,
    ),
    _step("advice", Message("Advice given"), "hearing", ItemKind.FINAL_REPORT, _COMMITTEE),
)  # fmt: skip

INNER_PATHS: Final[Mapping[str, tuple[InnerStep, ...]]] = {
    "investigation": INVESTIGATION,
    "complaint": COMPLAINT,
}
# Where each path has said what it found.
REPORTED: Final = frozenset({"investigation:report", "complaint:advice"})


def inner_step(path: str, name: str, place: str) -> InnerStep | None:
    """Return the step `name` of a path when it may be taken from `place` ("path:name", or empty at the start)."""
    at = place.partition(":")[2] if place.startswith(f"{path}:") else ""
    if place and not place.startswith(f"{path}:"):
        return None
    return next((step for step in INNER_PATHS.get(path, ()) if step.name == name and at in step.after), None)
