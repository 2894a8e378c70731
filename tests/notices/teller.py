"""A program that makes people and tells each two things: `python -m tests.notices.teller PEOPLE`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from tests.people.builders import Province  # noqa: E402 - after Django is set up
from zuiver.notices.commands import tell  # noqa: E402

province = Province()
for number in range(int(sys.argv[1])):
    person = province.person(f"person{number}")
    for key in ("one", "two"):
        tell(person, topic="entry_changed", subject=f"gifts:{key}", key=f"{key}:{person.pk}")
