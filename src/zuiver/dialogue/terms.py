"""What an organisation sets itself about questions."""

from datetime import date
from typing import Final

from zuiver.kernel.dates import add_working_days
from zuiver.kernel.errors import Refusal
from zuiver.people.models import Organisation

ANSWER_WITHIN: Final = "questions.answer_within_working_days"
# Our own choice (no law names it): two weeks of five working days.
TWO_WEEKS: Final = 10
LEAST, MOST = 1, 60


def answer_within(organisation: Organisation) -> int:
    """Return within how many working days a question is answered. Raises Refusal for a setting that cannot be right."""
    raw = organisation.terms.get(ANSWER_WITHIN, TWO_WEEKS)
    text = str(raw).strip()
    if isinstance(raw, bool) or not text.isdecimal() or not LEAST <= int(text) <= MOST:
        raise Refusal(
            "setting_wrong",
            "The setting {name} of this organisation is {value}, and that cannot be right. Ask an administrator to correct it.",
            name=ANSWER_WITHIN,
            value=text[:60],
        )
    return int(text)


def due_day(organisation: Organisation, asked_on: date) -> date:
    """Return the day by which a question of `asked_on` is answered."""
    return add_working_days(asked_on, answer_within(organisation))
