"""The authorities outside and for what each of them is there: the chooser of the reporters' page, which needs no script."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zuiver.cases.code_lists import Code, code_list

# The topics of `cases/lists/authorities.yaml`, as a page says them.
TOPICS: Final = {
    "advice": gettext_noop("advice before you choose"),
    "wrongdoing": gettext_noop("a wrongdoing for which no other body is there"),
    "procurement": gettext_noop("buying and tenders"),
    "personal_data": gettext_noop("personal data"),
    "competition": gettext_noop("competition"),
    "energy": gettext_noop("energy"),
    "telecom": gettext_noop("telephone, internet and post"),
    "transport": gettext_noop("transport"),
    "financial_markets": gettext_noop("investing and lending"),
    "banks": gettext_noop("banks"),
    "pensions": gettext_noop("pensions"),
    "insurance": gettext_noop("insurance"),
    "health": gettext_noop("health care"),
    "youth_care": gettext_noop("youth care"),
    "care_costs": gettext_noop("what care costs"),
    "nuclear": gettext_noop("nuclear safety"),
    "radiation": gettext_noop("radiation"),
    "food": gettext_noop("food"),
    "products": gettext_noop("products"),
    "animals": gettext_noop("animals"),
    "nature": gettext_noop("nature"),
    "other": gettext_noop("something else"),
}


def ways_outside(language: str) -> dict[str, Any]:
    """Return what the part about reporting outside shows: authorities, topics, and the reasons of the code (EX-2..EX-8)."""
    return {
        "authorities": [_authority(code, language) for code in code_list("authorities").values()],
        "topics": [(slug, _(words)) for slug, words in TOPICS.items()],
        "outside": [(code.slug, name_of(code, language)) for code in code_list("authorities").values()],
        "grounds": [(code.slug, name_of(code, language)) for code in code_list("grounds").values()],
    }


def name_of(code: Code, language: str) -> str:
    """Return the name of a code in the language of the page."""
    return code.en if language == "en" else code.nl


def _authority(code: Code, language: str) -> dict[str, str]:
    more = code.more or {}
    return {
        "name": name_of(code, language),
        "url": more["url"],
        "slugs": " ".join(more["topics"]),
        "topics": ", ".join(_(TOPICS[topic]) for topic in more["topics"]),
    }
