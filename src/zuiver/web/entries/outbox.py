"""The outbox for who keeps the installation running: which mail is stuck, why, and sending it again."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from zuiver.kernel.errors import Message, Refusal
from zuiver.notices.commands import mail_retry
from zuiver.notices.models import Mail
from zuiver.notices.queries import failed_mails
from zuiver.web import notes
from zuiver.web.entries import shown
from zuiver.web.requests import SignedInRequest, signed_in

# Somebody else was first: nothing is wrong, so it is a note and not a page.
NOT_STUCK: Final = "mail_not_stuck"
UNSURE: Final = Message("Nobody knows whether it went out: the connection broke while it was being sent.")
REFUSED: Final = Message("The mail server refused it: {error}")


@require_safe
@signed_in
def outbox(request: SignedInRequest) -> HttpResponse:
    """The mails that need a look."""
    return render(
        request, "entries/outbox.html", {"stuck": [_line(mail) for mail in failed_mails(request.actor)]}
    )


def _line(mail: Mail) -> dict[str, Any]:
    why = (
        UNSURE
        if mail.state == Mail.State.UNSURE
        else Message(REFUSED.msgid, {"error": mail.last_error or "?"})
    )
    return {
        "to": mail.person.name,
        "address": mail.address,
        "reason": shown.words(why),
        "tries": ngettext(
            "Tried %(count)d time, made on %(day)s.", "Tried %(count)d times, made on %(day)s.", mail.tries
        )
        % {"count": mail.tries, "day": shown.moment(mail.created_at)},
        "retry": reverse("mail_retry", args=[mail.public_id]),
        "retry_words": _("Send again to %(name)s") % {"name": mail.person.name},
        "unsure": mail.state == Mail.State.UNSURE,
    }


@require_POST
@signed_in
def retry(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Have one mail sent again."""
    try:
        mail = mail_retry(request.actor, public_id=public_id)
    except Refusal as refusal:
        if refusal.code != NOT_STUCK:
            raise
        notes.leave(request, refusal.text(shown.translate), "warning")
    else:
        notes.leave(request, _("The mail to %(name)s is sent again.") % {"name": mail.person.name})
    return redirect("outbox")
