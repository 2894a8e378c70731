"""What somebody typed in a form, as plain texts."""

from django.http import QueryDict


def typed_in(fields: QueryDict) -> dict[str, str]:
    """Return the fields of a form by name; of several with one name the last."""
    return {name: str(value) for name, value in fields.items()}
