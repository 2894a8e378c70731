"""The audit events of this room and what they say to a reader. Their data holds digests and days, never a line."""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (
    Event("publication.line.previewed", "Shown to the person, to be public from {publish_on}"),
    Event("publication.line.published", "Made public, version {version}"),
    Event(
        "publication.line.change_previewed",
        "A change was shown to the person, to be public from {publish_on}",
    ),
    Event("publication.line.change_dropped", "A change was taken back; what was public stays"),
    Event("publication.line.rested", "No longer public while it is looked at again"),
    Event("publication.line.returned", "Public again after it was looked at, version {version}"),
    Event("publication.line.withdrawn", "Withdrawn from the public register: {reason}"),
    Event("publication.line.objected", "The person objected to publication"),
    Event("publication.objection.granted", "Decided on the objection: it does not become public"),
    Event("publication.objection.denied", "Decided on the objection: it becomes public"),
    Event("publication.line.begun_anew", "Publication began anew after an objection that was granted"),
    Event("publication.figures.published", "Figures of {year} were made public: {kind}"),
    Event("publication.figures.withdrawn", "Figures of {year} were taken away: {kind}"),
    Event(
        "publication.register.checked",
        "The public registers were checked: {looked_at} lines, {mended} mended",
    ),
)
