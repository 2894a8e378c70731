"""What is kept about a person in measures, for that person (GDPR, articles 15 and 20)."""

from typing import Any, Final

from django.db.models import Q

from zuiver.measures.models import Measure, MeasureFile, MeasureRead, MeasureVersion
from zuiver.people.actor import Actor

MOST_SHOWN: Final = 1000


def measures_about_me(actor: Actor) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return the actor's own measures, what the actor said in any, and who opened them; the newest thousand of each.

    That somebody was ruled out of a subject is left out: it would tell of the subject of somebody else.
    """
    if actor.person_id is None:
        return {}
    me, organisation = actor.person_id, actor.organisation_id
    return {
        "measures": _newest(
            Measure.rows.of(organisation).filter(Q(person_id=me) | Q(owner_id=me)),
            *("public_id", "subject", "text", "state", "person__name", "owner__name", "imposed_on"),
            *("due_on", "recheck_on", "proven_on", "proof", "proof_link"),
        ),
        "words": _newest(
            MeasureVersion.rows.of(organisation).filter(changed_by_id=me).exclude(words=""),
            *("measure__public_id", "action", "words", "link", "at"),
        ),
        "files": _newest(
            MeasureFile.rows.of(organisation).filter(Q(measure__person_id=me) | Q(added_by_id=me)),
            *("measure__public_id", "media_type", "size", "sha256", "at"),
        ),
        "reads_by_others": _newest(
            MeasureRead.rows.of(organisation).filter(measure__person_id=me),
            *("measure__public_id", "reader__name", "capacity", "at"),
        ),
        "reads_by_me": _newest(
            MeasureRead.rows.of(organisation).filter(reader_id=me),
            *("measure__public_id", "capacity", "at"),
        ),
    }


def _newest(rows: Any, *columns: str) -> tuple[dict[str, Any], ...]:
    return tuple(dict(found) for found in rows.order_by("-pk").values(*columns)[:MOST_SHOWN])
