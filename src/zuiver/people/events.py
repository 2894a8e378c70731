"""What is recorded about people. No name, address or telephone number: the trail cannot forget, so it names keys only."""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (
    Event("people.organisation.created", "Organisation {slug} was created."),
    Event("people.terms.changed", "Values of the organisation were changed: {names}."),
    Event("people.account.created", "An account was made."),
    Event("people.account.switched", "The account was switched {state}."),
    Event("people.unit.created", "Unit {code} was created."),
    Event("people.unit.changed", "Unit {code} was changed: {fields}."),
    Event("people.person.created", "The person was added."),
    Event("people.person.changed", "The record of the person was changed: {fields}."),
    Event("people.person.confirmed", "The profile of the external was confirmed."),
    Event("people.assignment.started", "Placed in unit {unit} from {valid_from}."),
    Event(
        "people.assignment.changed", "The placement in unit {unit} from {valid_from} was changed: {fields}."
    ),
    Event("people.assignment.ended", "The placement in unit {unit} ends on {valid_until}."),
    Event("people.leadership.started", "Leads unit {unit} from {valid_from}."),
    Event("people.leadership.ended", "Leads unit {unit} until {valid_until}."),
    Event("people.absence.started", "Is away from {valid_from}."),
    Event("people.absence.changed", "The absence from {valid_from} was changed."),
    Event("people.absence.ended", "Is away until {valid_until}."),
    Event("people.role.granted", "Holds the role {role} from {valid_from}."),
    Event("people.role.ended", "Holds the role {role} until {valid_until}."),
    Event("people.relation.declared", "A relation with a colleague was made known."),
    Event("people.counterparty.created", "The organisation outside was added."),
    Event("people.counterparty.changed", "The organisation outside was changed: {fields}."),
    Event("people.involvement.started", "A {kind} with this organisation runs from {valid_from}."),
    Event("people.involvement.ended", "The {kind} with this organisation ends on {valid_until}."),
    Event("people.designation.started", "A function is designated from {valid_from}, for {risk}."),
    Event("people.designation.changed", "The designation changes from {valid_from}: {fields}."),
    Event("people.designation.ended", "The designation ends on {valid_until}."),
    Event("people.designation.exported", "The list of designated functions was exported: {count} rows."),
    Event("people.watched_word.added", "Functions with “{word}” in their name are looked at."),
    Event("people.watched_word.removed", "Functions with “{word}” in their name are no longer looked at."),
    Event("people.confidant.added", "A confidant was added to the public list."),
    Event("people.import.finished", "People were imported: {read} lines read, {refused} refused."),
)
