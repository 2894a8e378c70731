"""The addresses of the public registers and of what leads to them. No name of a person stands in one."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.publication import deciding, figures, objecting, open_data, reading

urlpatterns: list[URLPattern | URLResolver] = [
    path("openbaar/", reading.registers, name="public_registers"),
    path("openbaar/cijfers/", figures.figures, name="public_figures"),
    path("openbaar/cijfers/gegevens.csv", figures.as_csv, name="public_figures_csv"),
    path("openbaar/cijfers/gegevens.json", figures.as_json, name="public_figures_json"),
    path("openbaar/<slug:path>/", reading.lines, name="public_register"),
    path("openbaar/<slug:path>/gegevens.csv", open_data.as_csv, name="public_csv"),
    path("openbaar/<slug:path>/gegevens.json", open_data.as_json, name="public_json"),
    path("openbaar/<slug:path>/schema.json", open_data.schema, name="public_schema"),
    path("openbaar/<slug:path>/<slug:public_id>/", reading.line, name="public_line"),
    path("openbaar-maken/", deciding.overview, name="publications"),
    path("openbaar-maken/cijfers/", figures.deciding, name="figures_deciding"),
    path("openbaar-maken/controle/", deciding.check_now, name="publication_check"),
    path("openbaar-maken/opnieuw/<slug:public_id>/", deciding.begin_anew, name="publication_begin_anew"),
    path("openbaar-maken/bezwaar/<slug:public_id>/", deciding.decide, name="objection"),
    path("openbaar-maken/mijn/<slug:public_id>/", objecting.objecting, name="publication_object"),
]
