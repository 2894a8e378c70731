"""The audit events of this room and what they say to a reader. Their data holds no content of an entry."""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (
    Event("registers.entry.reported", "Reported"),
    Event("registers.entry.consent_asked", "Consent asked"),
    Event("registers.entry.declined", "Recorded that it was declined"),
    Event("registers.entry.returned", "Recorded that it was given back"),
    Event("registers.entry.hand_in_offered", "Offered to the hand-in desk"),
    Event("registers.entry.imported", "Taken over from another register"),
    Event("registers.entry.import_changed", "Changed by a new import"),
    Event("registers.entry.noted", "Noted by the assessor"),
    Event("registers.entry.talk_started", "A talk was started"),
    Event("registers.entry.more_asked", "More was asked"),
    Event("registers.entry.answered", "The question was answered"),
    Event("registers.entry.allowed", "Decided: it may be kept"),
    Event("registers.entry.allowed_for_team", "Decided: it may be kept for the team"),
    Event("registers.entry.decline_asked", "Decided: say no to the giver"),
    Event("registers.entry.return_asked", "Decided: give it back"),
    Event("registers.entry.hand_in_asked", "Decided: hand it in"),
    Event("registers.entry.stepped_aside", "The assessor let someone else decide"),
    Event("registers.entry.rerouted", "Given to who decides now"),
    Event("registers.entry.withdrawn", "Withdrawn"),
    Event("registers.entry.handed_in", "Taken in by the hand-in desk"),
    Event("registers.entry.destination_recorded", "Recorded where it went"),
    Event("registers.entry.reopened", "Opened again"),
    Event("registers.entry.reassessed", "To be looked at again after a correction"),
    Event("registers.entry.corrected", "Corrected"),
    Event("registers.entry.opened", "Opened as {capacity}"),
    Event("registers.entry.written_to", "A message was written"),
    Event("registers.entry.photo_added", "A photo was added"),
    Event("registers.entries.exported", "{count} entries were exported"),
)
