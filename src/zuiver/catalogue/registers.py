"""All registers. A new one is one folder and one line here."""

from typing import Final

from zuiver.catalogue.commercial.register import COMMERCIAL
from zuiver.catalogue.data_leak.register import DATA_LEAK
from zuiver.catalogue.external_contacts.register import EXTERNAL_CONTACTS
from zuiver.catalogue.financial_interests.register import FINANCIAL_INTERESTS
from zuiver.catalogue.gifts.register import GIFTS
from zuiver.catalogue.integrity_agreements.register import INTEGRITY_AGREEMENTS
from zuiver.catalogue.invitations.register import INVITATIONS
from zuiver.catalogue.lobby.register import LOBBY
from zuiver.catalogue.means.register import MEANS
from zuiver.catalogue.procurement.register import RECUSALS
from zuiver.catalogue.relations.register import RELATIONS
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
    LOBBY,
    EXTERNAL_CONTACTS,
    RELATIONS,
    RECUSALS,
    MEANS,
    DATA_LEAK,
    INTEGRITY_AGREEMENTS,
)
