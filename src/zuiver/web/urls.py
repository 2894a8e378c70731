"""Which address shows which page. Addresses are Dutch; what a person answers never stands in one."""

from django.urls import URLPattern, URLResolver, include, path

from zuiver.web.views import demo, interview, language, machines, pages, start

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("zoeken/", start.search, name="search"),
    path("situatie/<slug:slug>/", start.situation, name="situation"),
    path("vraag/<slug:word>/", interview.one_by_one, name="interview"),
    path("vraag/<slug:word>/alles/", interview.all_at_once, name="interview_all"),
    path("taal/", language.choose_language, name="choose_language"),
    path("", include("zuiver.web.account_urls")),
    path("demo/", demo.choose_persona, name="personas"),
    path("vertrouwenspersonen/", pages.confidants, name="confidants"),
    path("datalek/", pages.leak, name="leak"),
    path("veilig-melden/", pages.report_safely, name="report_safely"),
    path("gedragscode/", include("zuiver.web.code.urls")),
    path("over-je-gegevens/", pages.your_data, name="your_data"),
    path("toegankelijkheid/", pages.accessibility, name="accessibility"),
    path("kwetsbaarheid-melden/", pages.report_weakness, name="report_weakness"),
    path("gezond/", machines.health, name="health"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security_txt, name="security_txt"),
    path("", include("zuiver.web.insight.urls")),
    path("", include("zuiver.web.dialogue.urls")),
    path("", include("zuiver.web.campaigns.urls")),
    path("", include("zuiver.web.measures.urls")),
    path("", include("zuiver.web.designations.urls")),
    path("", include("zuiver.web.keeping.urls")),
    path("", include("zuiver.web.publication.urls")),
    path("", include("zuiver.web.cases.urls")),
    path("", include("zuiver.web.entries.urls")),
]
