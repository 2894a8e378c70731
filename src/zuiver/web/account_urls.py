"""The addresses of signing in and of an account's security; the views are those of the accounts package, the pages ours."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import URLPattern, path, re_path

from zuiver.web.views.sign_in import sign_in, sign_out

SECURITY = "account/beveiliging/"

urlpatterns: list[URLPattern] = [
    path("inloggen/", sign_in, name="account_login"),
    path("inloggen/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/tweede-stap/", second_step.authenticate, name="mfa_authenticate"),
    path("inloggen/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("inloggen/bevestigen/code/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("inloggen/bevestigen/passkey/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("inloggen/gesloten/", account.account_inactive, name="account_inactive"),
    path("inloggen/account-aanvragen/", account.signup, name="account_signup"),
    path("uitloggen/", sign_out, name="account_logout"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "wachtwoord/nieuw/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # The accounts package fills in the two parts with a dash between them.
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(SECURITY, second_step.index, name="mfa_index"),
    path(f"{SECURITY}wachtwoord/", account.password_change, name="account_change_password"),
    path(f"{SECURITY}wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path(f"{SECURITY}app/", app.activate_totp, name="mfa_activate_totp"),
    path(f"{SECURITY}app/uitzetten/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{SECURITY}passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path(f"{SECURITY}passkeys/nieuw/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path(f"{SECURITY}passkeys/<int:pk>/naam/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path(f"{SECURITY}passkeys/<int:pk>/weghalen/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path(f"{SECURITY}herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{SECURITY}herstelcodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        f"{SECURITY}herstelcodes/bewaren/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
