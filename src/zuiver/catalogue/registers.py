"""All registers. A new one is one folder and one line here."""

from typing import Final

from zuiver.catalogue.commercial.register import COMMERCIAL
from zuiver.catalogue.gifts.register import GIFTS
from zuiver.catalogue.invitations.register import INVITATIONS
from zuiver.catalogue.side_activities.register import SIDE_ACTIVITIES
from zuiver.registers.declaration import Register

REGISTERS: Final[tuple[Register, ...]] = (
    GIFTS,
    INVITATIONS,
    COMMERCIAL,
    SIDE_ACTIVITIES,
)
