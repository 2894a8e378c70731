"""Addresses for machines: is it healthy, what may a crawler read, whom to tell about a weakness."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zuiver.kernel import clock
from zuiver.web.organisations import default_organisation, told_by

PREPARED: Final = "health:prepared"
EXPIRES_AFTER: Final = timedelta(days=180)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and is prepared, else 503 with the reason in words; nothing else is told."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        waiting = not cache.get(PREPARED) and _waiting_migrations()
    except (DatabaseError, ImproperlyConfigured):
        return _unhealthy("The database does not answer. Check DATABASE_URL and whether the database runs.")
    if waiting:
        return _unhealthy("The database is not prepared for this version. Run: zuiver migrate")
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def _waiting_migrations() -> bool:
    """Whether this version needs more than the database has; once prepared, that is not looked up for an hour."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return True
    cache.set(PREPARED, True, timedelta(hours=1).total_seconds())
    return False


def _unhealthy(reason: str) -> HttpResponse:
    return JsonResponse(
        {"status": "unavailable", "reason": reason}, status=503, headers={"Cache-Control": "no-store"}
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers may read the public pages only."""
    lines = ["User-agent: *", "Disallow: /vraag/", "Disallow: /account/", "Disallow: /inloggen/", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weakness (RFC 9116)."""
    lines = [
        f"Contact: {_contact()}",
        f"Expires: {(clock.now() + EXPIRES_AFTER).strftime('%Y-%m-%dT00:00:00Z')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.PUBLIC_URL}{reverse('security_txt')}",
        f"Policy: {settings.PUBLIC_URL}{reverse('report_weakness')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _contact() -> str:
    try:
        organisation = default_organisation()
    except DatabaseError:
        organisation = None
    address = told_by(organisation, "security_email") if organisation else ""
    return f"mailto:{address}" if address else f"{settings.PUBLIC_URL}{reverse('report_weakness')}"
