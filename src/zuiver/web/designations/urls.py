"""The addresses of the pages about designated functions. No name of a person stands in one."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.designations import gaps, letter, listing, one, writing

urlpatterns: list[URLPattern | URLResolver] = [
    path("aangewezen-functies/", listing.listing, name="designations"),
    path("aangewezen-functies/vervallen/", listing.ended, name="designations_ended"),
    path("aangewezen-functies/csv/", listing.export, name="designations_export"),
    path("aangewezen-functies/wat-mist/", gaps.gaps, name="designation_gaps"),
    path("aangewezen-functies/nieuw/", writing.new, name="designation_new"),
    path("aangewezen-functies/mijn-functie/", letter.mine, name="designation_mine"),
    path("aangewezen-functies/<slug:public_id>/", one.one, name="designation"),
    path("aangewezen-functies/<slug:public_id>/wijzigen/", writing.change, name="designation_change"),
    path("aangewezen-functies/<slug:public_id>/beeindigen/", writing.end, name="designation_end"),
    path("aangewezen-functies/<slug:public_id>/brief/", letter.letter, name="designation_letter"),
]
