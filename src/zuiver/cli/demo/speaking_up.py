"""Keys, reports and a talk of the demo province, through the same commands as a browser reaches; everything is sealed.

The keys open with a passphrase that the pages of the demonstration show, as the personas need no password there.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from zuiver.cases import commands
from zuiver.cases.commands.consulting import Talk
from zuiver.cases.commands.directory import current_directory
from zuiver.cases.lifecycle import OWN_PAGE, Compartment, Family, ItemKind, Role
from zuiver.cases.sealing.directory import approve, claim, draft
from zuiver.cases.sealing.directory_entries import Action, write_record
from zuiver.cases.sealing.reporter import public_salt
from zuiver.cases.sealing.sealed import lock
from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.own_sides import Concerned, put_in
from zuiver.cli.demo.sealed_hands import Hand, Holder, Reporter, keys_of
from zuiver.cli.demo.timeline import Act, Timeline
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.rules.yaml_source import read_source

FILE: Final = Path(__file__).parent / "content" / "speaking_up.yaml"
# The least that the format takes: the passphrase is known to everybody, so work would only keep the demo waiting.
WORK: Final = 10
# After what happens at eight, and before reports begin.
KEYS_AT: Final = timedelta(hours=1)
PERSON: Final = "person"


class SpeakingUp:
    """Puts the directory of keys, the reports and the talk on the timeline."""

    def __init__(self, cast: Cast, timeline: Timeline, today: date) -> None:
        self._found = read_source(FILE).data
        self._cast = cast
        self._timeline = timeline
        self._today = today
        self._hands: dict[str, Hand] = {}
        organisation: Organisation = Organisation.objects.get(pk=cast.organisation_id)
        self._name = organisation.slug
        self._salt = public_salt(organisation.slug)

    def enter(self) -> None:
        """Begin: the keys first, then each report and each step on its day."""
        self._at(self._found["keys_since"], self._make_keys)
        for line in self._found["reports"]:
            reporter = Reporter(line["code"], self._salt)
            self._at(line["days"], partial(self._report, reporter, line))
            for days, who, what, text in line["steps"]:
                self._at(days, partial(self._step, reporter, who, what, text))
        for line in self._found["talks"]:
            person = Reporter(line["code"], self._salt, PERSON)
            self._at(line["days"], partial(self._begin_talk, person, line))
            for days, text in line["answers"]:
                self._at(days, partial(self._answer_talk, person, line["confidant"], text))
        self._enter_own_sides()

    def _enter_own_sides(self) -> None:
        """The case with a person concerned who reads along, and what a team leader was told."""
        line, told = self._found["concerned"], self._found["intake"]
        concerned = Concerned(self._cast, self._hands, line, (self._found["passphrase"], WORK), self._salt)
        self._at(line["days"], concerned.report)
        for days, what, who, text in line["steps"]:
            self._at(days, partial(concerned.step, what, who, text))
        self._at(told["days"], partial(put_in, self._cast, self._hands, told, self._salt))

    def _at(self, days_ago: int, act: Act) -> None:
        self._timeline.at(morning(self._today - timedelta(days=days_ago)) + KEYS_AT, act)

    def _actor(self, who: str) -> Actor:
        return self._cast.actor(self._cast.people[who])

    def _make_keys(self) -> None:
        approvers: Mapping[str, str] = self._found["approvers"]
        signers = {name: keys_of(who).signer for name, who in approvers.items()}
        names = {name: Holder("", signer, "").signing_key for name, signer in signers.items()}
        statement = draft(
            current_directory(self._cast.organisation_id), Action.FOUND, self._actor("hendrike").on,
            name=self._name, approvers=names,
        )  # fmt: skip
        signed = dict(approve(signer, statement) for signer in signers.values())
        commands.directory_append(self._actor("hendrike"), write_record(statement, None, signed))
        for who, role in self._found["keys"]:
            self._hands[who] = self._make_key(who, Role(role))

    def _make_key(self, who: str, role: Role) -> Hand:
        """A key of somebody, agreed to by two others, and locked for the browser."""
        keys, actor = keys_of(who), self._actor(who)
        public = Holder(keys.identity, keys.signer, role.value)
        asked = {"public_key": public.public_key, "signing_key": public.signing_key}
        holder_id, statement = commands.key_draft(actor, role=role, **asked)
        signed = claim(keys.signer, statement)
        made = commands.key_propose(actor, holder_id, role=role, statement=statement, claim=signed, **asked)
        # To a key of who has a page of their own nobody has to agree.
        others = [one for one in self._found["approvers"].values() if one != who and role not in OWN_PAGE]
        for other in others[:2]:
            signer, signature = approve(keys_of(other).signer, made.statement)
            commands.key_approve(self._actor(other), holder_id, signer=signer, signature=signature)
        sealed = lock(keys, self._found["passphrase"], work=WORK)
        commands.key_blob_store(actor, holder_id, method="passphrase", sealed=sealed)
        holder = Holder(keys.identity, keys.signer, role.value, holder_id)
        return Hand(self._cast.people[who], keys, holder)

    def _report(self, reporter: Reporter, line: Mapping[str, Any]) -> None:
        readers, excluded = ([self._hands[who] for who in line[name]] for name in ("readers", "excluded"))
        report = reporter.report(
            line["text"], readers, excluded, name=line.get("name", ""), family=Family(line["family"])
        )
        commands.report_submit(self._cast.organisation_id, report)

    def _step(self, reporter: Reporter, who: str, what: str, text: str) -> None:
        """What a handler or the reporter did, with the sealed words that belong to it."""
        if who == "reporter":
            return self._reporter_writes(reporter, what, text)
        actor, me, case = self._actor(who), self._hands[who].holder, reporter.case
        content = reporter.space(Compartment.CONTENT)
        action, _, family = what.partition(" ")
        if action == "assess":
            commands.declare_free(actor, case)
            commands.case_act(actor, case, action)
        elif action == "sort":
            reason = content.message(me, ItemKind.REASON, {"text": text})
            commands.case_triage(actor, case, Family(family), pieces=[reason])
        elif action == "ask":
            commands.pieces_add(actor, case, [content.message(me, ItemKind.MESSAGE, {"text": text})])
        else:
            commands.case_act(
                actor, case, action, pieces=[content.message(me, KINDS[action], {"text": text})]
            )

    def _reporter_writes(self, reporter: Reporter, what: str, text: str) -> None:
        verifier, me = reporter.keys
        part, kind = (
            (Compartment.DETRIMENT, ItemKind.DETRIMENT)
            if what == "hurt"
            else (Compartment.CONTENT, ItemKind.MESSAGE)
        )
        piece = reporter.space(part).message(me, kind, {"text": text})
        commands.box_answer(self._cast.organisation_id, verifier, [piece])

    def _begin_talk(self, person: Reporter, line: Mapping[str, Any]) -> None:
        verifier, me = person.keys
        confidant = self._hands[line["confidant"]].holder
        space = person.space(Compartment.CONTENT)
        first = space.message(me, ItemKind.MESSAGE, {"text": line["text"]})
        talk = Talk(
            talk_id=person.case,
            verifier=verifier,
            subject=line["subject"],
            public_key=space.public_key,
            box_key=me.public_key,
            signing_key=me.signing_key,
            for_person=space.wrap(me, me),
            confidant=confidant.holder_id or uuid4(),
            for_confidant=space.wrap(me, confidant),
            message_id=first.id,
            message=first.sealed,
        )
        commands.consult_start(self._cast.organisation_id, talk)

    def _answer_talk(self, person: Reporter, who: str, text: str) -> None:
        me = self._hands[who].holder
        answer = person.space(Compartment.CONTENT).message(me, ItemKind.MESSAGE, {"text": text})
        commands.consult_answer(self._actor(who), person.case, [(answer.id, answer.sealed)])


# Which sealed piece goes with a step.
KINDS: Final = {
    "acknowledge": ItemKind.MESSAGE,
    "not_pursue": ItemKind.REASON,
    "feedback": ItemKind.FEEDBACK,
}


def shown_in_the_demo() -> dict[str, str]:
    """Return the terms by which the pages of the demonstration show what opens: a passphrase, a report and a talk."""
    found = read_source(FILE).data
    return {
        "demo.passphrase": found["passphrase"],
        "demo.report_code": " ".join(_code(found["reports"][1])),
        "demo.talk_code": " ".join(_code(found["talks"][0])),
    }


def _code(line: Mapping[str, Any]) -> Sequence[str]:
    words: Sequence[str] = line["code"]
    return words
