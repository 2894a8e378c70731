"""The addresses of the pages about keeping. What an entry says never stands in one."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.keeping import destroying, mine, overview, packs, table

urlpatterns: list[URLPattern | URLResolver] = [
    path("overzicht/", overview.overview, name="overview"),
    path("bewaren/", table.keeping, name="keeping"),
    path("bewaren/lijst/<slug:public_id>/", destroying.destruction, name="destruction"),
    path("bewaren/lijst/<slug:public_id>/certificaat/", destroying.certificate, name="certificate"),
    path("bewaren/inzage/<slug:public_id>/", packs.pack, name="access_pack"),
    path("mijn-zaken/bewaren/", mine.my_keeping, name="my_keeping"),
    path("mijn-zaken/inzage/", packs.my_file, name="my_access_pack"),
]
