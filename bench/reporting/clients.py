"""What the measurements send."""

import secrets
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from tests.speak_up.large import Large
from tests.speak_up.wire import report_frame

from zuiver.cases.pieces import NamedUpload, Report
from zuiver.cases.sealing.envelope import HEADER, digest_of
from zuiver.cases.sealing.proof import digest_of_all
from zuiver.cases.sealing.sealed import write_header
from zuiver.cases.sealing.slices import body_header

DOOR: Final = "/meldkanaal/deur/"
DESK: Final = "/meldzaken/deur/"
MANY: Final = 10**8
Frames = Callable[[], Iterable[bytes]]


def fresh(report: Report) -> Report:
    """The same sealed pieces as another report: the server cannot tell, and sealing would take the time of the client."""
    pieces = tuple(replace(piece, id=uuid.uuid4()) for piece in report.pieces)
    return replace(report, case_id=uuid.uuid4(), verifier=secrets.token_hex(32), pieces=pieces)


def frames_of(report: Report, film: Large | None = None) -> Iterator[bytes]:
    """All that a browser sends for a report; with a large file its slices first, as another upload each time."""
    if film is None:
        yield report_frame(report)
        return
    id_, token = uuid.uuid4(), secrets.token_hex(32)
    first = write_header(body_header(id_, film.listing.size_class)) + film.slices[0][HEADER.size :]
    about = {"upload": str(id_), "token": token}
    yield film.frame(0, **about, sealed=first)
    for number in film.numbers[1:]:
        yield film.frame(number, **about)
    named = NamedUpload(id_, token, digest_of_all([digest_of(first), *film.listing.digests[1:]]))
    pieces = tuple(replace(piece, upload=named) if piece.upload else piece for piece in report.pieces)
    yield report_frame(replace(report, pieces=pieces))
