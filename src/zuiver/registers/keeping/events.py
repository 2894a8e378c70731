"""The audit events of keeping and destroying. Their data holds no content of an entry."""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (
    Event("registers.retention.drafted", "A retention period was proposed for {kind}"),
    Event("registers.retention.approved", "A retention period was approved for {kind}"),
    Event("registers.hold.set", "Something was put on hold: nothing of it is destroyed"),
    Event("registers.hold.lifted", "A hold was lifted"),
    Event("registers.destruction.proposed", "Destruction of {size} entries was proposed"),
    Event("registers.destruction.approved", "Destruction of {size} entries was approved"),
    Event("registers.destruction.refused", "Destruction of {size} entries was not approved"),
    Event("registers.destruction.executed", "{destroyed} entries were destroyed"),
    Event("registers.destruction.replayed", "{destroyed} entries were destroyed again after a restore"),
    Event("registers.entry.destroyed", "Destroyed"),
    Event("registers.pack.asked", "Somebody asked for all that is stored"),
    Event("registers.pack.opened", "All that is stored about somebody was opened, to hand it out"),
    Event("registers.pack.masked", "It was chosen what of others is shown"),
    Event("registers.pack.sent_back", "What is shown of others has to be looked at again"),
    Event("registers.pack.checked", "A second person looked at what is shown of others"),
    Event("registers.pack.handed_out", "All that is stored was handed out to the person"),
)
