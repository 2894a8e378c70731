"""A person to tell things, and a mail server that does what the test says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from tests.people.builders import Province
from zuiver.people.models import Person


@dataclass
class Server:
    """Takes mails, or does what `on_open` and `on_send` do."""

    taken: list[EmailMessage] = field(default_factory=list)
    on_open: Callable[[], None] = lambda: None
    on_send: Callable[[], None] = lambda: None
    on_close: Callable[[], None] = lambda: None

    def connect(self) -> BaseEmailBackend:
        return _Connection(self)


class _Connection(BaseEmailBackend):
    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server

    def open(self) -> bool:
        self._server.on_open()
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self._server.on_send()
        self._server.taken += email_messages
        return len(email_messages)

    def close(self) -> None:
        self._server.on_close()


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def province(db: None) -> Province:
    return Province()


@pytest.fixture
def person(province: Province) -> Person:
    return province.person("worker")
