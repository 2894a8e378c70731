"""The subject of measures is destroyed after its retention period: its measures go with it, in the same transaction."""

from zuiver.measures.models import Measure, MeasureFile, MeasureRead, MeasureRuledOut, MeasureVersion
from zuiver.people.actor import Actor


def has_open_measures(actor: Actor, subject: str) -> bool:
    """Whether something is left to do of a subject; then it is not destroyed yet."""
    found = Measure.rows.of(actor.organisation_id).filter(subject=subject, is_open=True)
    return bool(found.exists())


def measures_destroy(actor: Actor, *, subject: str) -> int:
    """Remove all measures of a subject with steps, files, readings and who was ruled out, and return how many measures.

    The caller has checked that the subject may be destroyed and writes the audit event; it holds the transaction.
    """
    organisation = actor.organisation_id
    ids = list(Measure.rows.of(organisation).filter(subject=subject).values_list("pk", flat=True))
    MeasureVersion.rows.of(organisation).filter(measure_id__in=ids).delete()
    MeasureFile.rows.of(organisation).filter(measure_id__in=ids).delete()
    MeasureRead.rows.of(organisation).filter(measure_id__in=ids).delete()
    MeasureRuledOut.rows.of(organisation).filter(subject=subject).delete()
    Measure.rows.of(organisation).filter(pk__in=ids).update(follows=None)
    Measure.rows.of(organisation).filter(pk__in=ids).delete()
    return len(ids)
