"""The addresses of the pages about questions and examples. What somebody asks never stands in one."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.dialogue import ask, inbox, mine, precedents, proposing

urlpatterns: list[URLPattern | URLResolver] = [
    path("vraag/<slug:word>/voorleggen/", ask.ask_first, name="ask_first"),
    path("mijn-zaken/vragen/", mine.my_questions, name="my_questions"),
    path("mijn-zaken/vragen/<slug:public_id>/", mine.question, name="my_question"),
    path("vragen/", inbox.inbox, name="questions"),
    path("vragen/<slug:public_id>/", inbox.case, name="question_case"),
    path("vragen/<slug:public_id>/voorbeeld/", proposing.propose, name="precedent_propose"),
    path("voorbeelden/", precedents.precedents, name="precedents"),
    path("voorbeelden/<slug:public_id>/", precedents.precedent, name="precedent"),
    path("voorbeelden/<slug:public_id>/aanpassen/", proposing.change, name="precedent_change"),
]
