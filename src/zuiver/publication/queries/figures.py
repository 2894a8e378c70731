"""Figures of years: what citizens read, and what somebody looks at before it is public."""

from dataclasses import dataclass

from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.publication import permissions
from zuiver.publication.decision import Decided
from zuiver.publication.figures import Figures, figures_decided, figures_of, kinds, years
from zuiver.publication.models import YearFigures
from zuiver.publication.recording import digest_of


@dataclass(frozen=True)
class FiguresToShow:
    """Figures of a year that are not public yet, with the digest of what is looked at."""

    kind: str
    year: int
    figures: Figures
    seen: str


def public_figures(organisation: Organisation) -> list[YearFigures]:
    """Return the figures that are public, the newest year first; none where the decision is taken back."""
    if figures_decided(organisation, clock.today()) is None:
        return []
    return list(YearFigures.rows.of(organisation.pk).order_by("-year", "kind"))


def figures_to_show(actor: Actor) -> tuple[Decided | None, list[FiguresToShow], list[YearFigures]]:
    """Return the decision, what of the last year can be made public, and what is. Raises NotFound for who does not decide."""
    if not permissions.decides(actor):
        raise permissions.not_found()
    organisation = Organisation.objects.get(pk=actor.organisation_id)
    decision = figures_decided(organisation, actor.on)
    there = list(
        YearFigures.rows.of(actor.organisation_id).select_related("made_by").order_by("-year", "kind")
    )
    last = max(years(decision, actor.on), default=None) if decision else None
    if last is None:
        return decision, [], there
    shown = {one.kind for one in there if one.year == last}
    return decision, [_looked_at(organisation, kind, last) for kind in kinds() if kind not in shown], there


def _looked_at(organisation: Organisation, kind: str, year: int) -> FiguresToShow:
    found = figures_of(organisation, kind, year)
    return FiguresToShow(kind, year, found, digest_of(found.to_json()))
