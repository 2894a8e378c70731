"""Whether what somebody said had changed was corrected in the register since."""

from zuiver.campaigns.entries import not_corrected
from zuiver.campaigns.lifecycle import Line
from zuiver.campaigns.models import Request, RequestLine


def to_correct(request: Request) -> set[str]:
    """Return the public ids of the entries that changed and were not corrected since the answer."""
    rows = RequestLine.rows.of(request.organisation_id).filter(request=request, said=Line.CHANGED)
    return not_corrected(request.organisation_id, dict(rows.values_list("entry_public_id", "entry_version")))


def corrected(request: Request) -> bool:
    """Whether nothing is left to correct."""
    return not to_correct(request)
