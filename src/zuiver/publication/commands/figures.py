"""Figures of a year are made public by a person who saw them, and taken away with a reason. One event each."""

from django.db import transaction

from zuiver.audit.record import record
from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.publication import permissions
from zuiver.publication.figures import figures_decided, figures_of, kinds, years
from zuiver.publication.models import YearFigures
from zuiver.publication.recording import digest_of
from zuiver.registers.commands.recording import read_reason


@transaction.atomic
def figures_publish(actor: Actor, *, kind: str, year: int, seen: str) -> YearFigures:
    """Make the figures of a year public; `seen` is the digest of what was looked at.

    Raises NotFound, and Refusal without a decision, for a year that is not over, and where something changed meanwhile.
    """
    _must_decide(actor, kind)
    # Held, so that the same year is not made public twice at the same time.
    organisation = Organisation.objects.select_for_update().get(pk=actor.organisation_id)
    decision = figures_decided(organisation, actor.on)
    if decision is None:
        raise Refusal(
            "figures_not_decided",
            "This organisation did not decide that figures are public. An administrator records who decided so, and why.",
        )
    if year not in years(decision, actor.on):
        raise Refusal(
            "year_not_over",
            "Figures are made of a year that is over, and that began with the year of the decision or later.",
        )
    if YearFigures.rows.of(actor.organisation_id).filter(kind=kind, year=year).exists():
        raise Refusal(
            "figures_there", "These figures are public already. Take them away first, with a reason."
        )
    found = figures_of(organisation, kind, year).to_json()
    if digest_of(found) != seen:
        raise Refusal("figures_changed", "The figures changed since you looked. Look at them again.")
    made: YearFigures = YearFigures.rows.create(
        organisation_id=actor.organisation_id, kind=kind, year=year, figures=found, decided_by=decision.by,
        decided_since=decision.since, decided_why=decision.why, made_by_id=actor.person_id, made_at=clock.now(),
    )  # fmt: skip
    _account_for(actor, "publication.figures.published", kind, year, content=digest_of(found))
    return made


@transaction.atomic
def figures_withdraw(actor: Actor, *, kind: str, year: int, reason: str) -> None:
    """Take the figures of a year away, with a reason. Raises NotFound, and InvalidData under "reason"."""
    _must_decide(actor, kind)
    text = read_reason(reason, needed=True)
    gone, _ = YearFigures.rows.of(actor.organisation_id).filter(kind=kind, year=year).delete()
    if not gone:
        raise permissions.not_found()
    _account_for(actor, "publication.figures.withdrawn", kind, year, words=digest_of(text))


def _must_decide(actor: Actor, kind: str) -> None:
    if not permissions.decides(actor) or kind not in kinds():
        raise permissions.not_found()


def _account_for(actor: Actor, event: str, kind: str, year: int, **told: str) -> None:
    record(
        event,
        organisation_id=actor.organisation_id,
        actor=actor.label,
        subject=f"figures:{kind}:{year}",
        data={"kind": kind, "year": year, **told},
    )
