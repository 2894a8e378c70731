"""The part of an address that names a register: its Dutch word, such as `geschenken`."""

from zuiver.kernel.errors import NotFound
from zuiver.registers.declaration import Register
from zuiver.registers.registry import register_at


class RegisterInAddress:
    """Turns the word in an address into its register; a word that names none is an address that is not there."""

    regex = "[a-z-]+"

    def to_python(self, value: str) -> Register:
        """Find the register. Raises ValueError, which makes Django look further."""
        try:
            return register_at(value)
        except NotFound:
            raise ValueError(value) from None

    def to_url(self, value: Register) -> str:
        """The word of the register."""
        return value.path


def entry_address(register: Register, public_id: str) -> str:
    """Return the address of one entry, without the cost of `reverse` on every line of a list."""
    return f"/{register.path}/{public_id}/"
