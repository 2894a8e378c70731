"""Every read. Each query takes the actor and shows no more than that actor may see."""

from zuiver.campaigns.queries.campaigns import CampaignView, campaign_of, campaigns_of
from zuiver.campaigns.queries.deciding import ExtensionAsked, extensions_asked, request_to_decide
from zuiver.campaigns.queries.own import OwnRequest, RequestView, StepLine, own_request, own_requests
from zuiver.campaigns.queries.previewing import AudiencePage, MemberLine, audience_page, unit_choices
from zuiver.campaigns.queries.progress import Coverage, Progress, coverage_of, progress_of
from zuiver.campaigns.queries.samples import CheckLine, SampleView, list_of, sample_of, samples_of
from zuiver.campaigns.queries.stored import requests_about_me
from zuiver.campaigns.queries.team import TeamView, team_of

__all__ = [
    "AudiencePage",
    "CampaignView",
    "CheckLine",
    "Coverage",
    "ExtensionAsked",
    "MemberLine",
    "OwnRequest",
    "Progress",
    "RequestView",
    "SampleView",
    "StepLine",
    "TeamView",
    "answers_of",
    "audience_page",
    "campaign_of",
    "campaigns_of",
    "coverage_of",
    "extensions_asked",
    "list_of",
    "own_request",
    "own_requests",
    "progress_of",
    "request_to_decide",
    "requests_about_me",
    "sample_of",
    "samples_of",
    "team_of",
    "unit_choices",
]
