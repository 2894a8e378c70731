"""All that this room holds about a person, for that person: what was shown, what was public and when, steps and objections."""

from typing import Any, Final

from django.db.models import F

from zuiver.people.actor import Actor
from zuiver.publication.models import Objection, Publication, PublicationStep, PublicVersion

MOST_SHOWN: Final = 1000


def published_about_me(actor: Actor) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return the actor's lines, versions, steps and objections with why others decided so, and what the actor decided."""
    if actor.person_id is None:
        return {}
    me, organisation = actor.person_id, actor.organisation_id
    return {
        "publication_lines": _newest(
            Publication.rows.of(organisation).filter(person_id=me),
            *("public_id", "kind", "entry__public_id", "state", "reason", "preview", "told_on", "publish_on"),
        ),
        "publication_versions": _newest(
            PublicVersion.rows.of(organisation).filter(publication__person_id=me),
            *(
                "publication__public_id",
                "number",
                "lines",
                "told_on",
                "public_from",
                "public_until",
                "end_reason",
            ),
        ),
        "publication_steps": _newest(
            PublicationStep.rows.of(organisation).filter(publication__person_id=me),
            *("publication__public_id", "number", "step", "state", "reason", "at"),
            said=F("words"),
        ),
        "publication_objections": _newest(
            Objection.rows.of(organisation).filter(publication__person_id=me),
            *("publication__public_id", "lines", "reason", "at", "outcome", "decision_reason"),
            *("decided_by__name", "decided_at"),
        ),
        "publication_decisions": _newest(
            Objection.rows.of(organisation).filter(decided_by_id=me),
            *("public_id", "outcome", "decided_at"),
            own_reason=F("decision_reason"),
        ),
    }


def _newest(rows: Any, *columns: str, **renamed: F) -> tuple[dict[str, Any], ...]:
    return tuple(dict(found) for found in rows.order_by("-pk").values(*columns, **renamed)[:MOST_SHOWN])
