"""What the handlers' page is made of: its sections with forms, the choices of their fields, and the words of its script."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from zuiver.cases.code_lists import code_list
from zuiver.cases.lifecycle import Compartment, ItemKind
from zuiver.kernel.errors import Message
from zuiver.web.cases.authorities import name_of
from zuiver.web.cases.handling_fields import READ_BY, Field, Form, sealed
from zuiver.web.cases.handling_forms import SECTIONS
from zuiver.web.cases.handling_words import code_words, handler_words

WRITE = Form(
    "write.message", Message("Write to the reporter"), "add", (sealed(ItemKind.MESSAGE),), parts=(Compartment.CONTENT,)
)  # fmt: skip


def handling_parts(language: str) -> dict[str, Any]:
    """Return what the template of the handlers' page takes, in a language."""

    def choices_of(field: Field) -> Sequence[tuple[str, str]]:
        if field.codes:
            codes = code_list(field.codes).values()
            return [(code.slug, name_of(code, language)) for code in codes if not code.hidden]
        return [(value, words.text(gettext)) for value, words in field.choices]

    return {
        "sections": SECTIONS,
        "write": WRITE,
        "read_by": READ_BY,
        "choices_of": choices_of,
        "handler_words": handler_words().items(),
        "code_words": list(code_words(language)),
    }
