"""The addresses of the pages with figures."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.insight import what_if

urlpatterns: list[URLPattern | URLResolver] = [
    path("inzicht/wat-als/", what_if.what_if_page, name="what_if"),
]
