"""The addresses of the pages with figures."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.insight import givers, what_if

urlpatterns: list[URLPattern | URLResolver] = [
    path("inzicht/wat-als/", what_if.what_if_page, name="what_if"),
    path("inzicht/gevers/", givers.givers_page, name="givers"),
    path("inzicht/gevers/<slug:kind>/<slug:giver>/", givers.received_too, name="received_too"),
]
