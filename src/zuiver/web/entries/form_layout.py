"""Which questions of a register stand first on its form.

A register without a layout of its own shows its core fields first, in the order of its declaration.
"""

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Register
from zuiver.registers.layout import Layout


def layout_of(register: Register) -> Layout:
    """Return the layout of a register, or one made from its core fields."""
    return register.layout or Layout(first=tuple(field.name for field in register.form_fields if field.core))


def folded(register: Register, layout: Layout) -> tuple[tuple[str, Message, tuple[Field, ...]], ...]:
    """Return the sections that wait behind "tell more": (name, title, fields), empty ones left out."""
    rest = [field for field in register.form_fields if field.name not in layout.taken]
    sections = (
        (name, title, tuple(field for field in rest if field.section == name))
        for name, title in register.sections.items()
    )
    return tuple(section for section in sections if section[2])
