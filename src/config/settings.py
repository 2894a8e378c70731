"""All settings, from the environment only. Development works without any; production names its own secret and hosts."""

import os
import sys
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.database import database_settings
from config.env import SettingError, env_bool, env_number, env_secret, env_text

django_stubs_ext.monkeypatch()

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(env_text("ZUIVER_VAR", str(ROOT / "var")))

PRODUCTION = env_bool("ZUIVER_PRODUCTION", default=False)
# Personas can be entered without a password: for the demo province only.
DEMO = env_bool("ZUIVER_DEMO", default=False)
if PRODUCTION and DEMO:
    raise SettingError(
        "ZUIVER_DEMO and ZUIVER_PRODUCTION are both on. The demo lets anyone enter as anyone, so it never runs "
        "beside production. Switch one of them off."
    )

DEBUG = False
SECRET_KEY = env_secret("ZUIVER_SECRET_KEY")
SECRET_KEY_FALLBACKS = [key for key in env_secret("ZUIVER_OLD_SECRET_KEYS").split() if key]
if not SECRET_KEY:
    if PRODUCTION:
        raise SettingError(
            "ZUIVER_SECRET_KEY is empty. Set it, or ZUIVER_SECRET_KEY_FILE, to 50 random characters."
        )
    SECRET_KEY = "development-only-" + "x" * 40

PUBLIC_URL = env_text("ZUIVER_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env_text("ZUIVER_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

DATABASES = {"default": database_settings(env_text("DATABASE_URL") or f"sqlite:///{VAR / 'zuiver.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "zuiver.audit",
    "zuiver.people",
    "zuiver.notices",
    "zuiver.codes",
    "zuiver.measures",
    "zuiver.registers",
    "zuiver.dialogue",
    "zuiver.campaigns",
    "zuiver.cases",
    "zuiver.publication",
    "zuiver.catalogue",
    "zuiver.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "zuiver.web.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "zuiver.web.middleware.ActorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "src/zuiver/web/templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "zuiver.web.jinja.environment",
            "context_processors": ["zuiver.web.context.page"],
        },
    },
    {
        # Only for the packages that bring Django templates of their own.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "zuiver.web.account_backend.AccountBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/mijn-zaken/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_ADAPTER = "zuiver.web.accounts.ClosedAccountAdapter"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Wrong passwords are counted by axes, in the database, so that all processes know; this only slows down one place.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip"}
MFA_ADAPTER = "zuiver.web.accounts.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_ALLOW_UNVERIFIED_EMAIL = True
# A password alone opens nothing: the first thing to do with it is to add a passkey or an app.
SECOND_STEP_REQUIRED = env_bool("ZUIVER_SECOND_STEP", default=True)
if PRODUCTION and not SECOND_STEP_REQUIRED:
    raise SettingError(
        "ZUIVER_SECOND_STEP is off in production. A password alone does not guard this data. Leave it on."
    )
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "zuiver.web.accounts.account_tried"
AXES_LOCKOUT_CALLABLE = "zuiver.web.accounts.locked_out"
# No list of who signed in when from where, and no addresses in the log.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
# Where two rooms have the same sentence, the first one listed speaks; a test keeps them the same.
LOCALE_PATHS = [*sorted(ROOT.glob("src/zuiver/*/locale")), *sorted(ROOT.glob("src/zuiver/*/*/locale"))]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# One process keeps the name of the organisation and the confidants for a minute; nothing personal is cached.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# The organisation that visitors see when one installation serves several; empty means: the first one made.
DEFAULT_ORGANISATION = env_text("ZUIVER_ORGANISATION")

STATIC_URL = "/static/"
# Static files are collected for production only; elsewhere they are served from where they stand.
_collected = env_text("ZUIVER_STATIC", str(ROOT / "build/collected") if PRODUCTION else "")
STATIC_ROOT = Path(_collected) if _collected else None
STATICFILES_DIRS = [folder for folder in [ROOT / "build/static"] if folder.exists()]
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_MAX_AGE = 600
if PRODUCTION:
    # Collected files carry a hash of their content in their name: a browser keeps them for good and never has an old one.
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

SESSION_ENGINE = "zuiver.web.sessions"
SESSION_COOKIE_NAME = "zuiver_session"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_FAILURE_VIEW = "zuiver.web.views.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_SSL_REDIRECT = PRODUCTION and env_bool("ZUIVER_SSL_REDIRECT", default=True)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env_bool("ZUIVER_BEHIND_PROXY", default=False) else None
)
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# A photo of a gift, before it is made smaller.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

EMAIL_URL_HOST = env_text("ZUIVER_SMTP_HOST")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_URL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_HOST = EMAIL_URL_HOST
EMAIL_PORT = env_number("ZUIVER_SMTP_PORT", default=25)
EMAIL_HOST_USER = env_text("ZUIVER_SMTP_USER")
EMAIL_HOST_PASSWORD = env_secret("ZUIVER_SMTP_PASSWORD")
EMAIL_USE_TLS = env_bool("ZUIVER_SMTP_TLS", default=False)
EMAIL_FILE_PATH = str(VAR / "mail")
DEFAULT_FROM_EMAIL = env_text("ZUIVER_MAIL_FROM", "zuiver@localhost")
# So long a notice waits for others, so that a busy hour gives one mail.
MAIL_QUIET_MINUTES = env_number("ZUIVER_MAIL_QUIET_MINUTES", default=15)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env_text("ZUIVER_LOG", "WARNING")},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
TESTING = "pytest" in sys.modules or bool(os.environ.get("PYTEST_XDIST_WORKER"))
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    AXES_ENABLED = False
    SECOND_STEP_REQUIRED = False
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
