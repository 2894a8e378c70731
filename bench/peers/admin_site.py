"""The nearest plain alternative to a register page: the change list of Django's own admin, on the same table.

It shows the same columns, 25 lines a page, newest first, and searches the title only. It is spared the sign-in, permissions
and the count of all that is not asked for: what is left is what any project gets without effort. Served by granian as
`application`.
"""

import os
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peers.admin_settings")

import django
from django.contrib import admin
from django.core.handlers.wsgi import WSGIHandler
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, resolve

django.setup(set_prefix=False)

from zuiver.people.models import Organisation  # noqa: E402 - after Django
from zuiver.people.tenant_scope import organisation_scope  # noqa: E402
from zuiver.registers.models import Entry  # noqa: E402

Answer = Callable[[HttpRequest], HttpResponse]


class OpenSite(admin.AdminSite):
    """An admin that lets everybody in."""

    def has_permission(self, request: HttpRequest) -> bool:
        return True


class Entries(admin.ModelAdmin):  # type: ignore[type-arg]
    """The list of gifts."""

    list_display = ("happened_on", "title", "person", "party_name", "amount_cents", "state", "outcome")
    list_select_related = ("person",)
    list_per_page = 25
    ordering = ("-happened_on", "-id")
    search_fields = ("title",)
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entry]:
        return Entry.rows.of(_organisation()).filter(kind="gifts").order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = (  # type: ignore[assignment]
        lambda *_: False
    )


def in_organisation(answer: Answer) -> Answer:
    """Answer inside the one organisation, as row-level security on PostgreSQL asks."""

    def answered(request: HttpRequest) -> HttpResponse:
        with organisation_scope(_organisation()):
            return answer(request)

    return answered


def _organisation() -> int:
    if not _known:
        _known.append(Organisation.objects.values_list("pk", flat=True)[0])
    return _known[0]


_known: list[int] = []
site = OpenSite()
site.register(Entry, Entries)
urlpatterns = [
    path("gezond/", lambda request: HttpResponse("ok")),
    path("admin/", site.urls),
]
application = WSGIHandler()
resolve("/admin/")
