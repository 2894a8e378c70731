"""The settings of the project, with only what Django's admin needs around it (`admin_site.py`)."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS as OURS

SPARED = ("allauth", "axes", "csp", "django_htmx", "zuiver.web")
INSTALLED_APPS = [*(app for app in OURS if not app.startswith(SPARED)), "django.contrib.admin"]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "peers.admin_site.in_organisation",
]
ROOT_URLCONF = "peers.admin_site"
