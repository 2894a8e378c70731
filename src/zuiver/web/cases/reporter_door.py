"""The door for reporters: one address, no cookie read or set, nothing in the URL, every answer 200 and padded."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from zuiver.cases import commands
from zuiver.cases.clocks import Clock
from zuiver.cases.commands.reporting import Receipt
from zuiver.cases.proofs import proof_of_report, statement_of_missed
from zuiver.cases.queries.box import BoxView, TalkView, box_view, talk_view
from zuiver.cases.queries.files import slice_in_box
from zuiver.people.models import Organisation
from zuiver.web.cases import typed
from zuiver.web.cases.answers import Deed, answer
from zuiver.web.cases.forwarded import check_not_forwarded
from zuiver.web.cases.frames import Frame
from zuiver.web.cases.limits import paying
from zuiver.web.requests import PageRequest


# Nothing here hangs on a cookie, so there is no request that another site could forge.
@csrf_exempt
@require_POST
def reporter_door(request: PageRequest) -> HttpResponse:
    """Take what a reporter's browser sends: a report, a look into the box, an answer, a talk."""
    return answer(request, deeds_for(request.organisation), check_not_forwarded)


def deeds_for(organisation: Organisation) -> dict[str, Deed]:
    """Return what a reporter can do, by name; what stores something new pays for it when very much comes (`limits.py`)."""
    return {
        "report": paying(organisation, _report),
        "upload": paying(organisation, _upload, by_size=True),
        "uploaded": partial(_uploaded, organisation),
        "file": partial(_file, organisation),
        "look": partial(_look, organisation),
        "answer": paying(organisation, _answer),
        "part": partial(_part, organisation),
        "reveal": partial(_reveal, organisation),
        "withdraw": partial(_withdraw, organisation),
        "proof": partial(_proof, organisation),
        "missed": partial(_missed, organisation),
        "talk": paying(organisation, _talk),
        "talk_write": paying(organisation, _talk_write),
        "talk_end": partial(_talk_end, organisation),
    }


def _report(organisation: Organisation, frame: Frame) -> Receipt:
    return commands.report_submit(organisation.pk, typed.report(frame))


def _upload(organisation: Organisation, frame: Frame) -> None:
    commands.slice_store(organisation.pk, typed.arriving(frame))


def _uploaded(organisation: Organisation, frame: Frame) -> list[int]:
    """Which slices are there: what a browser asks after its connection broke."""
    upload_id, token = typed.uuid(frame.fields, "upload"), typed.text(frame.fields, "token")
    return commands.slices_there(organisation.pk, upload_id, token)


def _file(organisation: Organisation, frame: Frame) -> bytes:
    fields = frame.fields
    verifier, upload_id = typed.text(fields, "verifier"), typed.uuid(fields, "upload")
    return slice_in_box(organisation.pk, verifier, upload_id, typed.number(fields, "number"))


def _look(organisation: Organisation, frame: Frame) -> dict[str, BoxView | TalkView | None]:
    """The box, or the talk: one question for both, so that their use looks the same."""
    verifier = typed.text(frame.fields, "verifier")
    talk = talk_view(organisation.pk, verifier)
    return {"talk": talk, "box": None if talk else box_view(organisation.pk, verifier)}


def _answer(organisation: Organisation, frame: Frame) -> int:
    return commands.box_answer(organisation.pk, typed.text(frame.fields, "verifier"), typed.pieces(frame))


def _part(organisation: Organisation, frame: Frame) -> int:
    key = typed.new_key(frame, frame.fields.get("key"))
    verifier = typed.text(frame.fields, "verifier")
    return commands.box_compartment_open(organisation.pk, verifier, key).version


def _reveal(organisation: Organisation, frame: Frame) -> None:
    commands.identity_reveal(
        organisation.pk,
        typed.text(frame.fields, "verifier"),
        reader_alias=typed.number(frame.fields, "alias"),
        wrap=frame.blob(frame.fields.get("wrap")),
    )


def _withdraw(organisation: Organisation, frame: Frame) -> None:
    commands.report_withdraw(organisation.pk, typed.text(frame.fields, "verifier"))


def _proof(organisation: Organisation, frame: Frame) -> str:
    return proof_of_report(organisation, typed.text(frame.fields, "verifier"))


def _missed(organisation: Organisation, frame: Frame) -> str:
    which = typed.word(frame.fields, "clock", Clock)
    return statement_of_missed(organisation, typed.text(frame.fields, "verifier"), which)


def _talk(organisation: Organisation, frame: Frame) -> str:
    return str(commands.consult_start(organisation.pk, typed.talk(frame)))


def _talk_write(organisation: Organisation, frame: Frame) -> int:
    return commands.consult_write(
        organisation.pk, typed.text(frame.fields, "verifier"), typed.messages(frame)
    )


def _talk_end(organisation: Organisation, frame: Frame) -> None:
    became = frame.fields.get("became_report") is True
    commands.consult_end(organisation.pk, typed.text(frame.fields, "verifier"), became_report=became)
