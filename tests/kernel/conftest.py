"""Properties are about answers, not about speed: on a busy machine a slow example is no failure."""

from hypothesis import settings

settings.register_profile("any_speed", deadline=None)
settings.load_profile("any_speed")
