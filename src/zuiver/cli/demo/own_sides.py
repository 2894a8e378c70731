"""Two cases of the demo in which somebody has an own page: the person concerned, and a team leader who was told something.

Everything is sealed as a browser would; see `speaking_up.py`, which puts this on the timeline.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from zuiver.cases import commands
from zuiver.cases.commands.concerned import concerned_answer, concerned_let_in
from zuiver.cases.commands.intake import intake_submit
from zuiver.cases.lifecycle import Compartment, Family, ItemKind, Role
from zuiver.cases.pieces import Piece
from zuiver.cases.sealing.sealed import lock
from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.sealed_hands import Hand, Holder, Reporter, keys_of
from zuiver.people.actor import Actor

_ACCUSED: Final = Compartment.ACCUSED
_INQUIRY: Final = Compartment.INVESTIGATION
# Step -> the part in which its words lie, and their kind.
_WORDS: Final[Mapping[str, tuple[Compartment, ItemKind]]] = {
    "acknowledge": (Compartment.CONTENT, ItemKind.MESSAGE),
    "sort": (_INQUIRY, ItemKind.REASON),
    "investigate": (_INQUIRY, ItemKind.REASON),
    "assigned": (_INQUIRY, ItemKind.ASSIGNMENT),
    "planned": (_INQUIRY, ItemKind.PLAN),
    "facts": (_INQUIRY, ItemKind.FACT),
    "hearing": (_INQUIRY, ItemKind.HEARING),
    "told": (_ACCUSED, ItemKind.ALLEGATION),
    "let_in": (_ACCUSED, ItemKind.KEY_VOUCHED),
    "give_hearing": (_ACCUSED, ItemKind.HEARING),
    "draft": (_ACCUSED, ItemKind.DRAFT),
    "correction": (_ACCUSED, ItemKind.CORRECTION),
}


class Concerned:
    """The case with somebody concerned, step by step."""

    def __init__(
        self, cast: Cast, hands: dict[str, Hand], line: Mapping[str, Any], opens: tuple[str, int], salt: str
    ) -> None:
        self._cast, self._hands, self._line, self._opens = cast, hands, line, opens
        self._reporter = Reporter(line["code"], salt)

    def report(self) -> None:
        """It comes in; the investigator gets a place at once, and both inner parts a key."""
        line, case = self._line, self._reporter.case
        readers = [self._hands[who] for who in line["readers"]]
        report = self._reporter.report(line["text"], readers, [], name="", family=Family(line["family"]))
        commands.report_submit(self._cast.organisation_id, report)
        officer, investigator = self._actor(line["officer"]), self._holder(line["investigator"])
        until = officer.on + timedelta(days=line["investigator_days"])
        commands.reader_add(officer, case, investigator.holder_id or case, last_day=until)
        mine = self._holder(line["officer"])
        for part in (_INQUIRY, _ACCUSED):
            commands.compartment_open(
                officer, case, self._reporter.space(part).key(mine, [mine, investigator])
            )

    def step(self, what: str, who: str, text: str) -> None:
        """One step of somebody, with the words that it takes."""
        case, actor = self._reporter.case, self._actor(who)
        if what == "let_in":
            return self._let_in(actor)
        if what == "assess":
            commands.declare_free(actor, case)
            commands.case_act(actor, case, what)
            return None
        pieces = [self._sealed(what, who, {"text": text})]
        match what:
            case "acknowledge" | "investigate":
                commands.case_act(actor, case, what, pieces=pieces)
            case "sort":
                commands.case_triage(actor, case, Family(self._line["family"]), pieces=pieces)
            case "told":
                commands.accused_told(actor, case, pieces=pieces)
            case "give_hearing":
                commands.pieces_add(actor, case, pieces)
            case "correction":
                concerned_answer(actor, case, pieces=pieces)
            case _:
                commands.case_inner(actor, case, "investigation", what, pieces=pieces)
        return None

    def _let_in(self, officer: Actor) -> None:
        """The person makes a key, the officer compares it, and seals what this person is given."""
        who, case = self._line["who"], self._reporter.case
        hand = own_hand(self._cast, who, Role.ACCUSED, self._opens)
        self._hands[who] = hand
        known, mine = hand.holder, self._holder(self._line["officer"])
        value = {"holder": str(known.holder_id), "recipient": known.public_key, "signer": known.signing_key}
        vouched = self._sealed("let_in", self._line["officer"], {**value, "text": known.fingerprint})
        place = concerned_let_in(officer, case, hand.person.pk, public_key=known.public_key, pieces=[vouched])
        wrap = self._reporter.space(_ACCUSED).wrap(mine, known)
        commands.reader_key_add(officer, case, alias=place.alias, compartment=_ACCUSED, version=1, wrap=wrap)

    def _sealed(self, what: str, who: str, value: Mapping[str, object]) -> Piece:
        part, kind = _WORDS[what]
        return self._reporter.space(part).message(self._holder(who), kind, value)

    def _actor(self, who: str) -> Actor:
        return self._cast.actor(self._cast.people[who])

    def _holder(self, who: str) -> Holder:
        return self._hands[who].holder


def put_in(cast: Cast, hands: dict[str, Hand], line: Mapping[str, Any], salt: str) -> None:
    """What a team leader was told, sealed for the officers, with a copy of the own."""
    thrown_away, hand = Reporter(line["code"], salt), hands[line["who"]]
    readers = [hands[who] for who in line["readers"]]
    report = thrown_away.report(line["text"], readers, [], name="", family=Family.UNSORTED)
    space = thrown_away.space(Compartment.INTAKE)
    copy = space.message(hand.holder, ItemKind.INTAKE_RECORD, {"text": line["text"]})
    key = space.key(hand.holder, [hand.holder])
    intake_submit(cast.actor(hand.person), report, hand.holder.holder_id or uuid4(), key=key, pieces=[copy])


def own_hand(cast: Cast, who: str, role: Role, opens: tuple[str, int]) -> Hand:
    """Somebody with a key that nobody agreed to. `opens` are the passphrase, and how much work it takes."""
    keys, actor = keys_of(who), cast.actor(cast.people[who])
    public = Holder(keys.identity, keys.signer, role.value)
    made = commands.key_propose(
        actor, uuid4(), role=role, public_key=public.public_key, signing_key=public.signing_key
    )
    passphrase, work = opens
    commands.key_blob_store(actor, made.pk, method="passphrase", sealed=lock(keys, passphrase, work=work))
    return Hand(cast.people[who], keys, Holder(keys.identity, keys.signer, role.value, made.pk))
