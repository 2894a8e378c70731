"""The part about publication on the page of an entry: what will be public and from when, what is, and what was."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.people.actor import Actor
from zuiver.publication.lifecycle import PUBLIC, WAITING, State
from zuiver.publication.models import Objection
from zuiver.publication.queries import LineView, line_of
from zuiver.registers.queries import EntryView
from zuiver.web.entries import shown
from zuiver.web.publication.line_words import pairs_of, reason_words, state_words, version_lines


def publication_part(actor: Actor, view: EntryView) -> dict[str, Any] | None:
    """What the page shows of the public line of an entry; None where nothing was ever shown to the person."""
    line = line_of(actor, view.entry, view.register)
    if line is None:
        return None
    is_public = line.state in PUBLIC
    return {
        "state": state_words(line.state),
        "sentence": sentence_of(line),
        "preview": pairs_of(view.register, line.preview) if line.state in WAITING else [],
        "lines": pairs_of(view.register, line.lines) if is_public else [],
        "address": reverse("public_line", args=[view.register.path, line.public_id]) if is_public else "",
        "object_address": reverse("publication_object", args=[view.entry.public_id])
        if line.can_object
        else "",
        "versions": version_lines(view.register, line.versions),
        "objections": [_objection(one) for one in line.objections],
    }


def sentence_of(line: LineView) -> str:
    """Where the line stands and what that means, in a sentence or two."""
    days = {"day": shown.day(line.publish_on), "since": shown.day(line.published_on)}
    if line.state is State.PREVIEWED:
        return _("From %(day)s citizens can see exactly the lines below. Until then you can object.") % days
    if line.state is State.CHANGING:
        return (
            _("From %(day)s the new lines are public. Until then the old ones stay. You can object.") % days
        )
    if line.state is State.PUBLISHED:
        return _("Citizens can see these lines since %(since)s.") % days
    if line.state is State.OBJECTED:
        return _("Nothing of this is public until somebody decided on the objection.")
    if line.state is State.RESTING:
        return _("It is being looked at again. Nothing of it is public meanwhile.")
    return _("Citizens cannot see this. %(why)s") % {"why": reason_words(line.reason)}


def _objection(one: Objection) -> dict[str, str]:
    outcomes = {
        Objection.Outcome.OPEN: _("Waits for a decision"),
        Objection.Outcome.GRANTED: _("Granted: it is not made public"),
        Objection.Outcome.DENIED: _("Not granted: it is made public after the days anew"),
        Objection.Outcome.LAPSED: _("No longer needed: it may not be public any more"),
    }
    return {
        "reason": one.reason,
        "at": shown.moment(one.at),
        "outcome": outcomes[Objection.Outcome(one.outcome)],
        "decision": one.decision_reason,
        "by": one.decided_by.name if one.decided_by else "",
    }
