"""The form of an invitation: what, whose, when and who pays stand first; then the three questions of the code."""

from typing import Final

from zuiver.registers.layout import Layout

INVITATION_LAYOUT: Final = Layout(
    first=("inviter_organisation", "event_kind", "description", "asked_at", "event_date", "who_pays", "cost"),
    advice=("functional", "sober", "efficient", "intent_to_influence"),
)
