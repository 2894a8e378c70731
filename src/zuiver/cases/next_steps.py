"""What has to happen next in a case, why, and whose turn it is: one line on top of its page. No Django.

It names a step of people; it never says how they should decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zuiver.cases.lifecycle.inner import INNER_PATHS, REPORTED, inner_step
from zuiver.cases.lifecycle.words import Family, Role, State
from zuiver.cases.policies import Facts
from zuiver.kernel.errors import Message


@dataclass(frozen=True)
class NextStep:
    """The step, its reason, who takes it, and the forms of the page (names of `queries.offers`) by which."""

    what: Message
    why: Message
    roles: frozenset[Role]
    offers: tuple[str, ...] = ()


_RECEIVERS: Final = frozenset({Role.CONFIDANT, Role.OFFICER, Role.COMMITTEE})
_HANDLERS: Final = frozenset({Role.OFFICER, Role.COMMITTEE})
_NOBODY: Final[frozenset[Role]] = frozenset()
_DECIDERS: Final = frozenset({Role.AUTHORITY})

RENEW: Final = NextStep(
    Message("Renew the keys"),
    Message("Somebody left who had a key. What comes from now on is not for that person."),
    _RECEIVERS,
)
_RESUME: Final = NextStep(
    Message("Go on with the case"),
    Message("It is suspended. The dates run all the same."),
    _HANDLERS,
    ("act.resume",),
)
_DECLARE: Final = NextStep(
    Message("Say whether you are free to handle it"),
    Message("Who is tied to somebody in a case does not handle it."),
    _HANDLERS,
    ("free", "recuse"),
)
_ASSESS: Final = NextStep(
    Message("Start the assessment"),
    Message("The reporter hears within the term what is done with the report."),
    _HANDLERS,
    ("act.assess",),
)
_SORT: Final = NextStep(
    Message("Choose what kind of case it is"),
    Message("The kind says which rules and dates apply. The earliest date always stays."),
    _HANDLERS,
    ("triage",),
)
_FIND: Final = NextStep(
    Message("Record a finding on every allegation"),
    Message("A decision comes only after a finding (OM-11)."),
    frozenset({Role.INVESTIGATOR, Role.OFFICER, Role.COMMITTEE}),
    ("finding",),
)
_FEEDBACK: Final = NextStep(
    Message("Give feedback to the reporter"),
    Message("The law asks for it within three months."),
    _HANDLERS,
    ("act.feedback",),
)
_REGISTER: Final = NextStep(
    Message("Fill in the line of the register"),
    Message("The law asks for a register. It holds codes only, no names."),
    _HANDLERS,
    ("register",),
)
_COMPLETE: Final = NextStep(
    Message("Complete the case"),
    Message("All has been done. After this comes the aftercare."),
    _HANDLERS,
    ("act.complete",),
)
_DECIDE: Final = NextStep(
    Message("Decide, or complete the case"),
    Message("Something was established. Who decides weighs it under three headings (CO-2)."),
    _DECIDERS | _HANDLERS,
    ("act.decide", "reader_add", "summary", "act.complete"),
)
_CLEAR: Final = NextStep(
    Message("Restore the good name of the person concerned"),
    Message(
        "Nothing was established, and this person was told of the case. Say so, in words for this person."
    ),
    _HANDLERS,
    ("record.accused_cleared",),
)
_CHECK_IN: Final = NextStep(
    Message("Ask the reporter how things are"),
    Message("Who reported must not suffer for it. Ask after 1, 3, 6 and 12 months."),
    _RECEIVERS,
    ("check_in",),
)
_WAIT: Final = NextStep(
    Message("Nothing has to be done now"),
    Message("The case is kept until its date. Then two people destroy it together."),
    _NOBODY,
)

_INVESTIGATION: Final = (
    Message("Do the next step of the investigation"),
    Message(
        "Feedback and a decision come after the report. Bring in an investigator where there is none yet."
    ),
)
_COMPLAINT: Final = (
    Message("Do the next step of the complaint procedure"),
    Message(
        "Feedback and a decision come after the advice of the committee. Bring it in where it does not read along yet."
    ),
)

_BY_STATE: Final[Mapping[State, NextStep]] = {
    State.RECEIVED: NextStep(
        Message("Confirm the receipt"),
        Message("The reporter has to hear within seven days that the report arrived."),
        _RECEIVERS,
        ("act.acknowledge",),
    ),
    State.PASSED_ON: _FEEDBACK,
    State.NOT_PURSUED: _FEEDBACK,
    State.DECIDED: NextStep(
        Message("Record the measures, or complete the case"),
        Message("People choose the measures. Zuiver proposes none."),
        _DECIDERS | _HANDLERS,
        ("act.take_measures", "act.complete"),
    ),
    State.MEASURES: _COMPLETE,
    State.COMPLETED: NextStep(
        Message("Nothing has to be done now"), Message("The aftercare begins by itself, at night."), _NOBODY
    ),
    State.TO_DESTROY: NextStep(
        Message("Destroy the case, two people together"),
        Message("Its time is over. What stays is the proof and the line without names."),
        _HANDLERS,
        ("ask.destroy", "destroy"),
    ),
}
_CLOSING: Final = frozenset({State.FEEDBACK_GIVEN, State.DECIDED, State.MEASURES})


def next_step(facts: Facts, *, to_renew: bool = False) -> NextStep:
    """Return what comes next: first what makes the case safe, then what stands in its way, then the path itself."""
    if to_renew:
        return RENEW
    if facts.suspended:
        return _RESUME
    if facts.state in {State.ACKNOWLEDGED, State.ASSESSING}:
        return _while_assessing(facts)
    if facts.state is State.INVESTIGATING:
        return _while_investigating(facts)
    if facts.state in _CLOSING:
        return _before_the_end(facts)
    if facts.state is State.AFTERCARE:
        return _CHECK_IN if facts.aftercare_open else _WAIT
    return _BY_STATE.get(facts.state, _WAIT)


def _while_assessing(facts: Facts) -> NextStep:
    if facts.state is State.ACKNOWLEDGED:
        return _ASSESS if facts.declared_free else _DECLARE
    if facts.family is Family.UNSORTED:
        return _SORT
    return NextStep(
        Message("Choose how it goes on"),
        Message("Open an investigation, pass the case on, or take it no further. Each with a reason."),
        _HANDLERS,
        ("act.investigate", "act.pass_on", "act.not_pursue"),
    )


def _while_investigating(facts: Facts) -> NextStep:
    if facts.place not in REPORTED:
        return _on_the_way(facts)
    return _FEEDBACK if facts.findings else _FIND


def _on_the_way(facts: Facts) -> NextStep:
    """The steps that the path inside the case has from here, and whose they are."""
    place = facts.place
    path = place.partition(":")[0]
    steps = [
        (f"inner.{name}.{step.name}", step)
        for name, found in INNER_PATHS.items()
        for step in found
        if path in {"", name} and inner_step(name, step.name, place)
    ]
    is_complaint = facts.family is Family.CONDUCT and path != "investigation"
    return NextStep(
        *(_COMPLAINT if is_complaint else _INVESTIGATION),
        frozenset().union(*(step.roles for _, step in steps)) - {Role.ACCUSED},
        tuple(name for name, _ in steps),
    )


def _before_the_end(facts: Facts) -> NextStep:
    if facts.state is State.FEEDBACK_GIVEN and "established" in facts.findings.values():
        return _DECIDE
    if (
        facts.notified
        and facts.findings
        and not facts.cleared
        and "established" not in facts.findings.values()
    ):
        return _CLEAR
    if facts.state is State.DECIDED:
        return _BY_STATE[State.DECIDED]
    return _REGISTER if facts.register_missing else _COMPLETE
