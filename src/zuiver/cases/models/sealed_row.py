"""What every row of this room has: a random id instead of a counter that would tell how many there are, and in what order."""

from uuid import uuid4

from django.db import models

from zuiver.people.models import Tenant


class SealedRow(Tenant):
    """A row of one organisation under a random id."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta(Tenant.Meta):
        abstract = True
