"""The second half of the self-test: a request that arrives with a forwarded address is answered, and the channel closes.

A proxy that passes the address of a visitor on also writes it down. What such a request brings is not taken, so that nobody
reports through it; the page says which other ways there are.
"""

from typing import Final

from django.http import HttpRequest

from zuiver.kernel.errors import Refusal

HEADERS: Final = (
    "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP", "HTTP_TRUE_CLIENT_IP",
    "HTTP_CF_CONNECTING_IP", "HTTP_X_CLIENT_IP", "HTTP_X_CLUSTER_CLIENT_IP",
)  # fmt: skip


def check_not_forwarded(request: HttpRequest) -> None:
    """Raise Refusal when a hop before this one passed an address on."""
    if any(name in request.META for name in HEADERS):
        raise Refusal(
            "channel_closed",
            "Something between you and this page passes on where you are, so we take no report this way. "
            "Nothing was kept. Use the telephone, a letter, a meeting, or an external authority.",
        )
