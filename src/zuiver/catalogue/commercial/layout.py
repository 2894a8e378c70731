"""The form of a request: money is asked first, because who gets it can settle the matter at once."""

from typing import Final

from zuiver.registers.layout import Layout

COMMERCIAL_LAYOUT: Final = Layout(
    first=("fee_to", "fee", "commercial", "organiser", "description", "role", "asked_at", "event_date"),
    advice=("policy_claim", "policy_why"),
)
