"""What is kept about a person, for that person (GDPR, articles 15 and 20)."""

from typing import Any, Final

from zuiver.campaigns.models import Request, RequestLine, RequestStep, SampleCheck, SeenPlace
from zuiver.people.actor import Actor

MOST_SHOWN: Final = 1000


def requests_about_me(actor: Actor) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return what the actor was asked, answered and decided, what was checked, and what was seen last; newest thousand each."""
    if actor.person_id is None:
        return {}
    me, organisation = actor.person_id, actor.organisation_id
    return {
        "confirm_requests": _newest(
            Request.rows.of(organisation).filter(person_id=me),
            *("public_id", "kinds", "reasons", "state", "opened_on", "answered_on"),
        ),
        "confirm_lines": _newest(
            RequestLine.rows.of(organisation).filter(request__person_id=me),
            *("request__public_id", "kind", "entry_public_id", "said", "on"),
        ),
        "confirm_steps": _newest(
            RequestStep.rows.of(organisation).filter(request__person_id=me),
            *("request__public_id", "action", "reason", "until", "by__name", "at"),
        ),
        "confirm_decided": _newest(
            RequestStep.rows.of(organisation).filter(by_id=me).exclude(request__person_id=me),
            *("action", "reason", "until", "at"),
        ),
        "confirm_checked": _newest(
            SampleCheck.rows.of(organisation).filter(request__person_id=me),
            *("result", "note", "checked_by__name", "checked_on"),
        ),
        "work_seen": _newest(
            SeenPlace.rows.of(organisation).filter(person_id=me),
            *("seen_on", "function", "unit__name", "scale", "designations", "ends_on"),
        ),
    }


def _newest(rows: Any, *columns: str) -> tuple[dict[str, Any], ...]:
    return tuple(dict(found) for found in rows.order_by("-pk").values(*columns)[:MOST_SHOWN])
