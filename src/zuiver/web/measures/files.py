"""Files as proof: as they come with a form, as lines on the page, and each one to take along."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.kernel.photos import MOST_BYTES
from zuiver.measures.commands import measure_file
from zuiver.measures.files import ENDINGS, PDF, too_large
from zuiver.measures.queries import FileLine
from zuiver.web.entries import shown
from zuiver.web.measures.subjects import subjects_seen_by
from zuiver.web.requests import SignedInRequest, signed_in


def files_of(request: SignedInRequest) -> tuple[bytes, ...]:
    """Return the files of a form. Raises InvalidData under "file" for one that is too large to be read at all."""
    files = [file for file in request.FILES.getlist("file") if file.size]
    if any(file.size and file.size > MOST_BYTES for file in files):
        raise too_large()
    return tuple(file.read() for file in files)


def file_lines(measure_id: str, files: Iterable[FileLine]) -> list[dict[str, Any]]:
    """The files as links, in the order in which they came."""
    return [
        {
            "href": reverse("measure_file", args=[measure_id, one.public_id]),
            "words": _("Document %(number)s (PDF)") % {"number": number}
            if one.media_type == PDF
            else _("Photo %(number)s") % {"number": number},
            "size": _("%(kilobytes)s kB") % {"kilobytes": max(1, round(one.size / 1000))},
            "moment": shown.moment(one.at),
        }
        for number, one in enumerate(files, start=1)
    ]


@require_safe
@signed_in
def file(request: SignedInRequest, public_id: str, file_id: str) -> HttpResponse:
    """One file, for who may see the measure: always to take along, never opened as a page of this site."""
    sees = subjects_seen_by(request.actor)
    found = measure_file(request.actor, public_id, file_id, sees_subject=sees)
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    name = f"bewijs-{found.public_id}.{ENDINGS[found.media_type]}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
