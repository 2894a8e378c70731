"""Makes one mail for each person out of all that waits for that person."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Min, QuerySet

from zuiver.kernel import clock
from zuiver.notices.models import Mail, Notice
from zuiver.people.models import Person


def make_digests(organisation_id: int, *, quiet: timedelta) -> int:
    """Make the mails that are due in one organisation, and return how many.

    A person gets one when the oldest notice that was neither seen nor mailed is older than the quiet period: so a busy
    hour gives one mail. Two workers at the same moment make one mail too.
    """
    overdue = clock.now() - quiet
    due = (
        _not_mailed(organisation_id)
        .values("person_id")
        .annotate(oldest=Min("created_at"))
        .filter(oldest__lte=overdue)
        .order_by("oldest")
    )
    person_ids = [row["person_id"] for row in due]
    return sum(_digest_for(organisation_id, person_id, overdue) for person_id in person_ids)


def _not_mailed(organisation_id: int) -> QuerySet[Notice]:
    rows: QuerySet[Notice] = Notice.rows.of(organisation_id).filter(mail__isnull=True, seen_at__isnull=True)
    return rows


@transaction.atomic
def _digest_for(organisation_id: int, person_id: int, overdue: datetime) -> bool:
    # The lock makes a second worker wait, and then find that nothing is due any more.
    person: Person = (
        Person.rows.of(organisation_id).select_for_update(no_key=True, of=("self",)).get(pk=person_id)
    )
    waiting = _not_mailed(organisation_id).filter(person=person)
    found = waiting.aggregate(oldest=Min("created_at"), newest=Max("pk"))
    if found["oldest"] is None or found["oldest"] > overdue:
        return False
    now = clock.now()
    mail: Mail = Mail.rows.create(
        organisation_id=organisation_id,
        person=person,
        address=person.email,
        key=f"digest:{person.pk}:{found['newest']}",
        state=Mail.State.WAITING if person.email else Mail.State.FAILED,
        created_at=now,
        not_before=now,
        last_error="" if person.email else "This person has no e-mail address.",
    )
    waiting.filter(pk__lte=found["newest"]).update(mail=mail)
    return True
