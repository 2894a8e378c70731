"""The form of a request: money is asked first, because who gets it can settle the matter at once."""

from typing import Final

from zuiver.registers.layout import Layout

COMMERCIAL_LAYOUT: Final = Layout(
    first=("fee_to", "fee", "organiser", "description", "role", "asked_at", "event_date"),
    advice=("commercial", "policy_claim"),
)
