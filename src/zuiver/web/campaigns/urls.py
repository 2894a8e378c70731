"""The addresses of the pages about campaigns."""

from django.urls import URLPattern, URLResolver, path

from zuiver.web.campaigns import deciding, drafting, mine, officer, sampling, team

urlpatterns: list[URLPattern | URLResolver] = [
    path("mijn-zaken/bevestigen/<slug:public_id>/", mine.my_request, name="my_request"),
    path("campagnes/", officer.campaigns, name="campaigns"),
    path("campagnes/nieuw/", drafting.new, name="campaign_new"),
    path("campagnes/team/<slug:group>/", team.team, name="campaign_team"),
    path("campagnes/uitstel/<slug:public_id>/", deciding.extension, name="campaign_extension"),
    path("campagnes/<slug:public_id>/", officer.campaign, name="campaign"),
    path("campagnes/<slug:public_id>/aanpassen/", drafting.change, name="campaign_change"),
    path("campagnes/<slug:public_id>/wie/", officer.people, name="campaign_people"),
    path("campagnes/<slug:public_id>/steekproef/<slug:sample_id>/", sampling.sample, name="campaign_sample"),
]
