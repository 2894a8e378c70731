"""The audit events of this room and what they say to a reader. Their data holds a digest of the words, never the words.

What is imposed, lapses or changes hands for a whole subject at once is one event about that subject; a step of one measure is
one event about that measure.
"""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (
    Event("measures.subject.proposed", "Measures were proposed: {number}"),
    Event("measures.subject.imposed", "Measures were imposed: {number}"),
    Event("measures.subject.lapsed", "Measures lapsed: {number}"),
    Event("measures.subject.rerouted", "Measures went to another assessor: {number}"),
    Event("measures.register.exported", "The register of measures was exported"),
    Event("measures.measure.imposed", "A proposed measure was imposed"),
    Event("measures.measure.accepted", "A measure was accepted"),
    Event("measures.measure.objected", "Somebody objected to a measure"),
    Event("measures.measure.upheld", "A measure stays after an objection"),
    Event("measures.measure.carried_out", "A measure was carried out, with proof"),
    Event("measures.measure.sent_back", "More proof of a measure was asked for"),
    Event("measures.measure.effective", "A measure was checked and works"),
    Event(
        "measures.measure.not_effective", "A measure was checked and does not work; a new one took its place"
    ),
    Event("measures.measure.postponed", "A measure got more time"),
    Event("measures.measure.handed_on", "A measure got another owner"),
    Event("measures.measure.lapsed", "A measure lapsed"),
    Event("measures.measure.rerouted", "A measure went to another assessor"),
    Event("measures.measure.opened", "A measure was opened as {capacity}"),
)
