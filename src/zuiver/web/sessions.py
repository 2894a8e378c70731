"""Sessions in the database, as Django keeps them, read with one prepared question: every signed-in page begins with it."""

from typing import Any, Final

from django.contrib.sessions.backends import db
from django.db import connection

from zuiver.kernel import clock

_READ: Final = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Loads with plain SQL; what is not there, or over, is left to Django, and so is all that is written."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds; empty for one that is not there."""
        now = connection.ops.adapt_datetimefield_value(clock.now())
        with connection.cursor() as cursor:
            cursor.execute(_READ, [self.session_key, now])
            row = cursor.fetchone()
        found: dict[str, Any] = self.decode(row[0]) if row else super().load()
        return found
