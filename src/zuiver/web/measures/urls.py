"""The addresses of the pages about measures. What a measure says never stands in one."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.measures import checking, files, mine, page, register

urlpatterns: list[URLPattern | URLResolver] = [
    path("mijn-zaken/afspraken/", mine.my_measures, name="my_measures"),
    path("afspraken/", checking.to_check, name="measures_to_check"),
    path("afspraken/register/", register.register, name="measures_register"),
    path("afspraken/register/csv/", register.export, name="measures_export"),
    path("afspraken/<slug:public_id>/", page.measure, name="measure"),
    path("afspraken/<slug:public_id>/bewijs/<slug:file_id>/", files.file, name="measure_file"),
]
