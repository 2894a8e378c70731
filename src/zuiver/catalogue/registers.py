"""All registers. A new one is one folder and one line here."""

from typing import Final

from zuiver.catalogue.gifts.register import GIFTS
from zuiver.registers.declaration import Register

REGISTERS: Final[tuple[Register, ...]] = (GIFTS,)
