"""The addresses of the pages about the code, all under `gedragscode/`. Those of a passage stay the same over editions."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.code import confirming, contents, editions, figures, reading, searching

urlpatterns: list[URLPattern | URLResolver] = [
    path("", contents.contents, name="code"),
    path("zoeken/", searching.search, name="code_search"),
    path("norm/<slug:name>/", reading.norm, name="code_norm"),
    path("tekst/<path:key>/", reading.passage, name="code_text"),
    path("uitgaven/", editions.editions, name="code_editions"),
    path("uitgaven/<slug:day>/", editions.edition, name="code_edition"),
    path("uitgaven/<slug:day>/wijzigingen/", editions.changes, name="code_changes"),
    path("uitgaven/<slug:day>/tekst/<path:key>/", reading.passage_of, name="code_text_of"),
    path("bevestigen/", confirming.confirm, name="code_confirm"),
    path("cijfers/", figures.figures, name="code_figures"),
]
