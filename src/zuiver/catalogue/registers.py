"""All registers. A new one is one folder and one line here."""

from typing import Final

from zuiver.catalogue.commercial.register import COMMERCIAL
from zuiver.catalogue.financial_interests.register import FINANCIAL_INTERESTS
from zuiver.catalogue.gifts.register import GIFTS
from zuiver.catalogue.invitations.register import INVITATIONS
from zuiver.catalogue.research.register import RESEARCH
from zuiver.catalogue.side_activities.register import SIDE_ACTIVITIES
from zuiver.registers.declaration import Register

REGISTERS: Final[tuple[Register, ...]] = (
    GIFTS,
    INVITATIONS,
    COMMERCIAL,
    SIDE_ACTIVITIES,
    FINANCIAL_INTERESTS,
    RESEARCH,
)
