"""The addresses of the program; pages are Dutch."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("zuiver.web.urls")),
]

handler400 = "zuiver.web.views.errors.bad_request"
handler403 = "zuiver.web.views.errors.forbidden"
handler404 = "zuiver.web.views.errors.not_found"
handler500 = "zuiver.web.views.errors.server_error"
