"""What is wrong with something sealed, in words for whoever sent it. The content never appears in a message."""

from zuiver.kernel.errors import Refusal


class NotSealedRight(Refusal):
    """Something sealed that does not follow docs/reference/sealed-format.md, or that says it is something else."""


class NotSigned(Refusal):
    """A statement whose signatures do not hold, or do not suffice."""
