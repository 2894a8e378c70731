"""The WSGI entry point that granian serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# Loads the pages now, so that the first visitor does not wait for it.
resolve("/")
