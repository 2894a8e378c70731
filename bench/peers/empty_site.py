"""An empty view of Django and nothing around it: what this machine needs at least for one answer. Served by granian."""

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import path, resolve

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[], SECRET_KEY="x" * 50)
urlpatterns = [path("gezond/", lambda request: HttpResponse("ok"))]
application = WSGIHandler()
resolve("/gezond/")
