"""The one door for every write: permission, policy, change, step, audit and notice in one transaction."""

from zuiver.campaigns.commands.answering import request_answer, request_finish
from zuiver.campaigns.commands.checking import check_record
from zuiver.campaigns.commands.closing import campaign_close
from zuiver.campaigns.commands.drafting import campaign_change, campaign_discard, campaign_draft
from zuiver.campaigns.commands.extending import (
    request_ask_extension,
    request_exempt,
    request_extend,
    request_refuse_extension,
)
from zuiver.campaigns.commands.leaving import requests_leave
from zuiver.campaigns.commands.sampling import sample_draw
from zuiver.campaigns.commands.starting import campaign_send, campaign_start, campaigns_carry_on

__all__ = [
    "campaign_change",
    "campaign_close",
    "campaign_discard",
    "campaign_draft",
    "campaign_send",
    "campaign_start",
    "campaigns_carry_on",
    "check_record",
    "request_answer",
    "request_ask_extension",
    "request_exempt",
    "request_extend",
    "request_finish",
    "request_refuse_extension",
    "requests_leave",
    "sample_draw",
]
