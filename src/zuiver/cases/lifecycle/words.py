"""The closed vocabularies of a case. Values are stored, so they never change their meaning."""

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ASSESSING = "assessing"
    PASSED_ON = "passed_on"
    INVESTIGATING = "investigating"
    NOT_PURSUED = "not_pursued"
    FEEDBACK_GIVEN = "feedback_given"
    DECIDED = "decided"
    MEASURES = "measures"
    COMPLETED = "completed"
    AFTERCARE = "aftercare"
    TO_DESTROY = "to_destroy"
    DESTROYED = "destroyed"


class Side(StrEnum):
    """What may be the case beside its state; each has a day, and none of them stops a clock."""

    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    REOPENED = "reopened"
    TAKEN_OVER = "taken_over"
    HELD = "held"


class Family(StrEnum):
    """The three kinds of case with clocks of their own; unsorted until triage, under the most protective of them."""

    UNSORTED = "unsorted"
    WRONGDOING = "wrongdoing"
    BREACH = "breach"
    CONDUCT = "conduct"


class Role(StrEnum):
    """As who somebody acts in a case. Not the roles of `people`: these are given per case, to who holds an approved key."""

    REPORTER = "reporter"
    CONFIDANT = "confidant"
    OFFICER = "officer"
    INVESTIGATOR = "investigator"
    MANAGER = "manager"
    AUTHORITY = "authority"
    ACCUSED = "accused"
    COMMITTEE = "committee"
    HR = "hr"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    # The recovery key, in three sealed paper shares. It has no place in any case.
    ORGANISATION = "organisation"
    # The program itself, once a day.
    SYSTEM = "system"


# They have a page of their own with their own side of the case, and no other door: nothing else of it is shown to them.
OWN_PAGE: Final = frozenset({Role.ACCUSED, Role.MANAGER})


class Compartment(StrEnum):
    """A part of a case with a key and readers of its own."""

    CONTENT = "content"
    IDENTITY = "identity"
    NOTE = "note"
    INVESTIGATION = "investigation"
    DETRIMENT = "detriment"
    DECISION = "decision"
    # What the accused is given and answers; what a manager was told.
    ACCUSED = "accused"
    INTAKE = "intake"


class ItemKind(StrEnum):
    """What a sealed piece is for; the server knows this word and the size class, and nothing else of it."""

    REPORT = "report"
    MESSAGE = "message"
    FILE = "file"
    CLEANED_FILE = "cleaned_file"
    IDENTITY = "identity"
    NOTE = "note"
    REASON = "reason"
    SUMMARY = "summary"
    SELECTED = "selected"
    ASSIGNMENT = "assignment"
    PLAN = "plan"
    FACT = "fact"
    HEARING = "hearing"
    DRAFT = "draft"
    REPLY = "reply"
    FINAL_REPORT = "final_report"
    ALLEGATION = "allegation"
    FEEDBACK = "feedback"
    DETRIMENT = "detriment"
    CHECK_IN = "check_in"
    NATURE = "nature"
    SEVERITY = "severity"
    CIRCUMSTANCES = "circumstances"
    MEASURE = "measure"
    INTAKE_RECORD = "intake_record"
    CORRECTION = "correction"
    # The key of the person concerned, as a handler compared it with that person.
    KEY_VOUCHED = "key_vouched"


class Channel(StrEnum):
    """How a report came in (Directive 2019/1937 art. 9 and 12: in writing, by voice, or in a meeting)."""

    WEB = "web"
    VOICE = "voice"
    MEETING = "meeting"
    LETTER = "letter"
    MANAGER = "manager"


class Effect(StrEnum):
    """What a step does to the clocks."""

    NONE = "none"
    MEETS_RECEIPT = "meets_receipt"
    MEETS_FEEDBACK = "meets_feedback"
    STARTS_KEEPING = "starts_keeping"
