"""The addresses of the pages about entries. The word of a register comes from its declaration."""

from django.urls import URLPattern, URLResolver, path, register_converter

from zuiver.web.entries import (
    audit,
    confirmed,
    desk,
    entry,
    hand_in,
    letters,
    mine,
    outbox,
    record,
    register,
)
from zuiver.web.entries.addresses import RegisterInAddress

register_converter(RegisterInAddress, "register")

urlpatterns: list[URLPattern | URLResolver] = [
    path("mijn-zaken/", mine.my_things, name="my_things"),
    path("mijn-zaken/gegevens/", mine.stored, name="stored_about_me"),
    path("mijn-zaken/gegevens.json", mine.stored_file, name="stored_about_me_file"),
    path("mijn-zaken/concept/<uuid:key>/weg/", mine.draft_discard, name="draft_discard"),
    path("vastleggen/", record.choose, name="record_something"),
    path("bureau/", desk.desk, name="desk"),
    path("bureau/<slug:public_id>/", desk.case, name="desk_case"),
    path("inleverpunt/", hand_in.hand_in_desk, name="hand_in_desk"),
    path("inleverpunt/<slug:public_id>/", hand_in.hand_in_case, name="hand_in_case"),
    path("audit/", audit.audit, name="audit"),
    path("audit/controle/", audit.audit_verify, name="audit_verify"),
    path("audit/<int:number>/<str:at>/", audit.audit_event, name="audit_event"),
    path("beheer/post/", outbox.outbox, name="outbox"),
    path("beheer/post/<slug:public_id>/opnieuw/", outbox.retry, name="mail_retry"),
    path("register/", register.registers, name="registers"),
    path("register/<register:register>/", register.register, name="register"),
    path("register/<register:register>/uitvoer.<slug:form>", register.export, name="register_export"),
    path("<register:register>/nieuw/", record.new, name="entry_new"),
    path("<register:register>/nieuw/advies/", record.advice, {"saves": True}, name="entry_advice"),
    path("<register:register>/advies/", record.advice, {"saves": False}, name="entry_advice_only"),
    path("<register:register>/nieuw/gevers/", record.suggest, name="entry_suggest"),
    path("<register:register>/nieuw/collegas/<slug:field>/", record.find_colleagues, name="entry_colleagues"),
    path("<register:register>/<slug:public_id>/", entry.entry, name="entry"),
    path("<register:register>/<slug:public_id>/gemeld/", confirmed.confirmed, name="entry_confirmed"),
    path("<register:register>/<slug:public_id>/stap/", entry.step, name="entry_step"),
    path("<register:register>/<slug:public_id>/bericht/", entry.message, name="entry_message"),
    path("<register:register>/<slug:public_id>/verbeteren/", entry.correct, name="entry_correct"),
    path("<register:register>/<slug:public_id>/foto/", entry.photo_add, name="entry_photo_add"),
    path("<register:register>/<slug:public_id>/foto/<slug:photo_id>/", entry.photo, name="entry_photo"),
    path("<register:register>/<slug:public_id>/brief/<slug:word>/", letters.letter, name="entry_letter"),
]
