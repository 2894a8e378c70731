"""A program that records events until it has recorded so many, or is killed: `python -m tests.audit.writer COUNT`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import transaction  # noqa: E402 - after Django is set up

from zuiver.audit.record import record  # noqa: E402
from zuiver.people.models import Organisation  # noqa: E402


def main(count: int) -> None:
    """Record events one by one, each in a transaction with a change of its own, and say so after each."""
    organisation = Organisation.objects.get()
    for number in range(count):
        with transaction.atomic():
            Organisation.objects.filter(pk=organisation.pk).update(name=f"{os.getpid()} {number}")
            event = record(
                "people.organisation.created",
                organisation_id=organisation.pk,
                actor=f"process:{os.getpid()}",
                subject=f"number:{number}",
                data={"slug": "north"},
            )
        sys.stdout.write(f"{event.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
