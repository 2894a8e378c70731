"""What every visitor may download before reporting: the key directory, the public salt, the lists. The same bytes for all."""

import json
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from zuiver.cases.code_lists import code_list
from zuiver.cases.commands.directory import directory_records
from zuiver.cases.proofs import public_keys
from zuiver.cases.queries.key_moving import not_in_use
from zuiver.cases.readers import recovery_keys
from zuiver.cases.sealing.reporter import public_salt
from zuiver.kernel import clock
from zuiver.people.models import Organisation
from zuiver.web.cases.answers import HEADERS
from zuiver.web.requests import PageRequest


@require_GET
def guide(request: PageRequest) -> HttpResponse:
    """Hand out the guide; the browser checks the directory itself and chooses readers without asking anybody."""
    content = json.dumps(guide_of(request.organisation, get_language() or "nl"), separators=(",", ":"))
    response = HttpResponse(content, content_type="application/json")
    response.headers["Referrer-Policy"] = HEADERS["Referrer-Policy"]
    response.headers["Cache-Control"] = "public, max-age=300"
    return response


def guide_of(organisation: Organisation, language: str) -> dict[str, Any]:
    """Return the guide of an organisation in a language."""
    return {
        "organisation": organisation.name,
        "salt": public_salt(organisation.slug),
        "records": directory_records(organisation.pk),
        "recovery": sorted(str(holder) for holder in recovery_keys(organisation.pk)),
        # Only ever takes people away: who has no key in force, or left, is not offered. It can add nobody.
        "away": [str(holder) for holder in not_in_use(organisation.pk, clock.today())],
        "proof_keys": public_keys(),
        "subjects": _words("subjects", language),
        "authorities": [
            {**word, "url": (code_list("authorities")[word["slug"]].more or {})["url"]}
            for word in _words("authorities", language)
        ],
        "grounds": _words("grounds", language),
    }


def _words(name: str, language: str) -> list[dict[str, str]]:
    return [
        {"slug": code.slug, "name": code.en if language == "en" else code.nl}
        for code in code_list(name).values()
        if not code.hidden
    ]
