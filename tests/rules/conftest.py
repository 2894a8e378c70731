"""Profiles for Hypothesis: few examples by default, as many as ZUIVER_EXAMPLES says when it is set."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("ZUIVER_EXAMPLES", "30"))

settings.register_profile(
    "zuiver",
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("zuiver")
