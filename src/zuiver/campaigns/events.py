"""The audit events of this room and what they say to a reader. Their data holds no content of an entry."""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (
    Event("campaigns.campaign.drafted", "Campaign {title} was drafted"),
    Event("campaigns.campaign.changed", "The draft of campaign {title} was changed"),
    Event("campaigns.campaign.discarded", "The draft of campaign {title} was thrown away"),
    Event("campaigns.campaign.started", "Campaign {title} was started"),
    Event("campaigns.campaign.sent", "Campaign {title} asks {people} people"),
    Event("campaigns.campaign.closed", "Campaign {title} was closed"),
    Event("campaigns.request.answered", "A request to confirm was answered"),
    Event("campaigns.request.finished", "What had changed was corrected"),
    Event("campaigns.request.extension_asked", "More time to confirm was asked, until {until}"),
    Event("campaigns.request.extended", "More time to confirm was given, until {until}"),
    Event("campaigns.request.extension_refused", "More time to confirm was not given"),
    Event("campaigns.request.exempted", "Somebody does not have to confirm"),
    Event("campaigns.request.left", "Requests of {people} people who left were ended"),
    Event("campaigns.request.triggered", "Changes asked {people} people to confirm something"),
    Event("campaigns.sample.drawn", "A sample of {size} was drawn with seed {seed}"),
    Event("campaigns.check.recorded", "A request of the sample was checked"),
)
