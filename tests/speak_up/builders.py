"""A province with people who receive reports, each with a key that two others agreed to."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from uuid import UUID

from tests.people.builders import TODAY, Province
from tests.speak_up.sealing_kit import Keys, Part, Reporter, opened, piece
from zuiver.cases import commands
from zuiver.cases.commands.directory import current_directory
from zuiver.cases.lifecycle import Compartment, Family, ItemKind, Role
from zuiver.cases.models import KeyHolder, Reader
from zuiver.cases.pieces import Piece
from zuiver.cases.queries.inbox import CaseView, case_view
from zuiver.cases.sealing.directory import approve, claim, draft
from zuiver.cases.sealing.directory_entries import Action, write_record
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation, Person
from zuiver.people.queries import actor_for_person

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
KEEP_MONTHS = 60


@cache
def keys_of(name: str) -> Keys:
    """The keys of somebody: making some takes longer than most tests."""
    return Keys()


@dataclass
class Hand:
    """Somebody with a key in a browser."""

    person: Person
    keys: Keys
    holder_id: UUID
    role: Role

    def actor(self, on: date = TODAY) -> Actor:
        return actor_for_person(self.person, on)


class SpeakUp(Province):
    """Confidants Carla and Coen, officer Olga; Dana and Ada agree to keys; Adam keeps the machine; Tom leads the team."""

    def __init__(self, slug: str = "north", *, with_directory: bool = False) -> None:
        super().__init__(slug)
        # The directory costs most of the time, and most tests are not about it.
        self.with_directory = with_directory
        Organisation.objects.filter(pk=self.organisation.pk).update(terms={"cases.keep_months": KEEP_MONTHS})
        self.root = self.unit("province")
        self.team = self.unit("team", under=self.root)
        self.dana = self.person("Dana", works_in=self.root, role="general_director")
        self.ada = self.person("Ada", works_in=self.root, role="auditor")
        self.adam = self.person("Adam", works_in=self.root, role="administrator")
        self.tom = self.person("Tom", works_in=self.team, leads=self.team)
        self.sam = self.person("Sam", works_in=self.team)
        self.approvers = {"secretaris": (self.dana, Keys()), "fg": (self.ada, Keys())}
        if with_directory:
            self._found()
        self.carla = self.hand("Carla", Role.CONFIDANT)
        self.coen = self.hand("Coen", Role.CONFIDANT)
        self.olga = self.hand("Olga", Role.OFFICER)

    @property
    def organisation_id(self) -> int:
        return self.organisation.pk

    def _found(self) -> None:
        names = {name: keys.signing for name, (_, keys) in self.approvers.items()}
        directory = current_directory(self.organisation_id)
        statement = draft(directory, Action.FOUND, TODAY, name="north", approvers=names)
        signed = dict(approve(keys.signer, statement) for _, keys in self.approvers.values())
        commands.directory_append(actor_for_person(self.dana, TODAY), write_record(statement, None, signed))

    def hand(self, name: str, role: Role, person: Person | None = None) -> Hand:
        """Somebody with an approved key for a role."""
        someone = person or self.person(name, works_in=self.root)
        if not self.with_directory:
            return self._in_force(someone, role)
        keys = Keys()
        actor = actor_for_person(someone, TODAY)
        holder_id, statement = commands.key_draft(
            actor, role=role, public_key=keys.public, signing_key=keys.signing
        )
        commands.key_propose(
            actor,
            holder_id,
            role=role,
            public_key=keys.public,
            signing_key=keys.signing,
            statement=statement,
            claim=claim(keys.signer, statement),
        )
        self.approve(holder_id)
        return Hand(someone, keys, holder_id, role)

    def _in_force(self, person: Person, role: Role) -> Hand:
        """As the room has it after both agreed."""
        keys = keys_of(f"{person.name} {role}")
        holder = KeyHolder.rows.create(
            organisation=self.organisation, person_id=person.pk, role=role, public_key=keys.public,
            signing_key=keys.signing, made_on=TODAY, approved_on=TODAY, is_listed=True,
        )  # fmt: skip
        return Hand(person, keys, holder.pk, role)

    def approve(self, holder_id: UUID) -> None:
        statement = KeyHolder.rows.get(pk=holder_id).statement
        for person, keys in self.approvers.values():
            signer, signature = approve(keys.signer, statement)
            commands.key_approve(
                actor_for_person(person, TODAY), holder_id, signer=signer, signature=signature
            )

    def readers(self, *hands: Hand) -> dict[UUID, str]:
        return {hand.holder_id: hand.keys.public for hand in hands}

    def report(
        self,
        text: str = "The invoices do not fit.",
        *hands: Hand,
        name: str = "",
        family: Family = Family.UNSORTED,
    ) -> Reporter:
        """A report to Carla and Olga, or to others."""
        reporter = Reporter()
        readers = self.readers(*(hands or (self.carla, self.olga)))
        commands.report_submit(self.organisation_id, reporter.report(text, readers, name=name, family=family))
        return reporter

    def piece(
        self, hand: Hand, case: UUID, kind: ItemKind, text: str = "…", part: Compartment = Compartment.CONTENT
    ) -> Piece:
        """A piece as this hand's browser seals it, under the newest key of the part."""
        view = case_view(hand.actor(), case)
        key = max((key for key in view.keys if key.compartment == part), key=lambda key: key.version)
        number = max([item.number for item in view.items if item.compartment == part], default=0) + 1
        return piece(
            case, part, kind, text.encode(),
            number=number, author=hand.keys, public_key=key.public_key, version=key.version, role=hand.role,
        )  # fmt: skip

    def opens(self, hand: Hand, case: UUID, part: Compartment) -> Part:
        """Give the case a part with a key that this hand has."""
        new = Part(part)
        readers: dict[UUID | None, str] = {hand.holder_id: hand.keys.public}
        commands.compartment_open(hand.actor(), case, new.new_key(case, hand.keys, readers))
        return new

    def reads(self, hand: Hand, view: CaseView) -> list[bytes]:
        """Everything of a case that this hand's key opens."""
        keys = {(key.compartment, key.version): key for key in view.keys}
        return [opened(keys[item.compartment, item.key_version], item, hand.keys) for item in view.items]

    def acts(
        self, hand: Hand, case: UUID, action: str, *kinds: ItemKind, codes: tuple[str, ...] = ()
    ) -> None:
        """Take a step with a sealed piece of each kind, in the content."""
        pieces = []
        for ahead, kind in enumerate(kinds):
            made = self.piece(hand, case, kind)
            pieces.append(made if not ahead else self.after(hand, case, made, kind, ahead))
        commands.case_act(hand.actor(), case, action, pieces=pieces, codes=codes)

    def after(self, hand: Hand, case: UUID, before: Piece, kind: ItemKind, ahead: int) -> Piece:
        view = case_view(hand.actor(), case)
        key = max(
            (key for key in view.keys if key.compartment == before.compartment), key=lambda key: key.version
        )
        return piece(
            case, before.compartment, kind, b"...",
            number=before.number + ahead, author=hand.keys, public_key=key.public_key, version=key.version,
            role=hand.role,
        )  # fmt: skip


def alias_of(case: UUID, hand: Hand) -> int:
    """How the log names this hand in a case."""
    found: int = Reader.rows.get(case_id=case, holder_id=hand.holder_id).alias
    return found


__all__ = ["KEEP_MONTHS", "NOON", "Hand", "SpeakUp", "alias_of"]
