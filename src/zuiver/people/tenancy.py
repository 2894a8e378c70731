"""Every tenant-owned row carries its organisation and is read through one place: `Model.rows.of(organisation_id)`."""

from typing import Any, Self, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model, covariant=True)


class TenantQuerySet(models.QuerySet[M]):
    """A query set that can be narrowed to one organisation."""

    def of(self, organisation_id: int) -> Self:
        """Only the rows of that organisation."""
        return self.filter(organisation_id=organisation_id)


class Tenant(models.Model):
    """A row that belongs to one organisation."""

    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")

    rows: Any = TenantQuerySet.as_manager()

    class Meta:
        abstract = True
        default_manager_name = "rows"
        base_manager_name = "rows"
