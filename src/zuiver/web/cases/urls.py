"""Addresses of the sealed room. What somebody does stands in the body, never in an address."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.cases.guide import guide
from zuiver.web.cases.handler_door import handler_door
from zuiver.web.cases.handling_figures import extra_look, figures
from zuiver.web.cases.own_pages import concerned, intake
from zuiver.web.cases.pages import handle, keys, report
from zuiver.web.cases.paper_page import paper
from zuiver.web.cases.reporter_door import reporter_door

urlpatterns: list[URLPattern | URLResolver] = [
    path("meldkanaal/", report, name="report"),
    path("meldzaken/", handle, name="handle_reports"),
    path("meldzaken/sleutels/", keys, name="report_keys"),
    path("meldzaken/betrokkene/", concerned, name="person_concerned"),
    path("meldzaken/aan-mij-verteld/", intake, name="manager_intake"),
    path("meldzaken/papieren-sleutel/", paper, name="paper_key"),
    path("meldzaken/cijfers/", figures, name="report_figures"),
    path("meldzaken/extra-blik/", extra_look, name="extra_look"),
    path("meldkanaal/deur/", reporter_door, name="reporter_door"),
    path("meldkanaal/gids/", guide, name="reporter_guide"),
    path("meldzaken/deur/", handler_door, name="handler_door"),
]
