"""The WSGI entry point that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# Loads the pages now, so that the first visitor does not wait for it.
resolve("/")
# What was loaded stays: looking through it again for rubbish, at every few requests, costs a tenth of each page.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
