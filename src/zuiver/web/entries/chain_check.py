"""A check of the audit chain from the web. That it was checked, and what was found, is an event in the chain itself."""

from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zuiver.audit.permissions import check_read
from zuiver.audit.queries import EventFilter, events
from zuiver.audit.record import record
from zuiver.audit.verify import verify
from zuiver.people.actor import Actor
from zuiver.web.entries import shown
from zuiver.web.entries.events import CHECKED

TOLD: Final = 20


@dataclass(frozen=True)
class ChainWords:
    """What the page says about the chain."""

    kind: str
    title: str
    text: str
    findings: tuple[str, ...] = ()


def check_chain(actor: Actor) -> None:
    """Verify the whole trail of the actor's organisation and record the result. Raises the refusal of `check_read`."""
    refusal = check_read(actor)
    if refusal:
        raise refusal
    result = verify(actor.organisation_id)
    found = [[finding.message.msgid, dict(finding.message.params)] for finding in result.findings[:TOLD]]
    with transaction.atomic():
        record(
            CHECKED,
            organisation_id=actor.organisation_id,
            actor=actor.label,
            subject=f"organisation:{actor.organisation_id}",
            data={
                "events": result.events,
                "count": len(result.findings) + result.unlisted,
                "findings": found,
            },
        )


def last_check(actor: Actor) -> ChainWords:
    """What the last check from this page found."""
    found = events(actor, EventFilter(event=CHECKED), page_size=1).events
    if not found:
        return ChainWords(
            "info", _("The chain was not checked from this page yet"), _("Check it now; it only reads.")
        )
    data, when = found[0].data, shown.moment(found[0].at)
    count, read = int(data["count"]), int(data["events"])
    told = {"when": when, "events": read, "count": count}
    if not count:
        text = _("Checked on %(when)s: all %(events)d events are there, in order and unchanged.") % told
        return ChainWords("ok", _("The chain is whole"), text)
    title = (
        ngettext("One place in the chain is damaged", "%(count)d places in the chain are damaged", count)
        % told
    )
    text = _(
        "Checked on %(when)s, %(events)d events read. Tell the integrity officer and keep the database as it is."
    )
    findings = tuple(shown.translate(msgid).format_map(params) for msgid, params in data["findings"])
    return ChainWords("error", title, text % told, findings)
