"""Which registers there are. The list stands above this room (`catalogue/registers.py`) and is handed down at start."""

from collections.abc import Iterable

from zuiver.kernel.errors import NotFound
from zuiver.registers.declaration import Register

_installed: dict[str, Register] = {}


def install(registers: Iterable[Register]) -> None:
    """Make these the registers. Raises ValueError for two of the same kind: a mistake of the programmer."""
    chosen = list(registers)
    kinds = {register.kind for register in chosen}
    if len(kinds) != len(chosen):
        raise ValueError("Two registers have the same kind. Give each its own.")
    _installed.clear()
    _installed.update({register.kind: register for register in chosen})


def all_registers() -> tuple[Register, ...]:
    """Return the registers in the order of the list."""
    return tuple(_installed.values())


def register_of(kind: str) -> Register:
    """Return the register of a kind. Raises NotFound for a kind that is not there."""
    try:
        return _installed[kind]
    except KeyError:
        raise NotFound(
            "register_unknown", "There is no register {kind}. Choose one of: {kinds}.",
            kind=kind, kinds=", ".join(_installed) or "-",
        ) from None  # fmt: skip


def register_at(path: str) -> Register:
    """Return the register with this word in its addresses. Raises NotFound for another word."""
    for register in _installed.values():
        if register.path == path:
            return register
    raise NotFound("register_unknown", "There is no register at this address. Go to the start page.")
