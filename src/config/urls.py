"""The addresses of the program; pages are Dutch."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("zuiver.web.urls")),
]
