"""From the answers of the interview to a form, so that nothing is asked twice."""

from typing import Any

from django.http import QueryDict

from zuiver.kernel import clock
from zuiver.people.models import Organisation
from zuiver.registers.declaration import Register
from zuiver.web.entries.form_state import KEY, STEP, blank, from_typed
from zuiver.web.fact_fields import PREFIX
from zuiver.web.fact_fields import from_post as facts_from_post


def carries_answers(fields: QueryDict) -> bool:
    """Whether this comes from the interview and not from the form itself, which always carries its key."""
    return KEY not in fields and any(name.startswith(PREFIX) or name == STEP for name in fields)


def from_answers(organisation: Organisation, register: Register, fields: QueryDict) -> dict[str, Any]:
    """Return the form with the answers filled in; empty where the rules of today are not there."""
    book = register.rule_book(clock.today(), organisation.policy_pack)
    if book is None:
        return blank(register)
    return from_typed(register, register.reading.from_facts(facts_from_post(book.facts, fields)))
