"""What the script of the handlers' page says: it has no words of its own. Names are those that the script asks for."""

from collections.abc import Iterator, Mapping
from typing import Final

from zuiver.cases.code_lists import code_list
from zuiver.cases.lifecycle import COMPLAINT, INVESTIGATION, RECORDS, SIDE_STEPS, STEPS
from zuiver.kernel.errors import Message
from zuiver.web.cases.authorities import name_of

WORDS: Final[Mapping[str, Message]] = {
    "family.unsorted": Message("not sorted yet"),
    "family.wrongdoing": Message("suspected wrongdoing"),
    "family.breach": Message("breach of integrity"),
    "family.conduct": Message("undesirable behaviour"),
    "side.withdrawn": Message("withdrawn by the reporter"),
    "side.suspended": Message("suspended"),
    "side.reopened": Message("opened again"),
    "side.taken_over": Message("with an authority outside"),
    "side.held": Message("kept from being destroyed"),
    "turn": Message("This is up to:"),
    "who.authority": Message("Decides in cases"),
    "who.accused": Message("Person concerned"),
    "who.manager": Message("Manager"),
    "who.system": Message("the program"),
    "who.organisation": Message("the key on paper"),
    "who.asker": Message("Who asks"),
    "kind.cleaned_file": Message("Cleaned copy"),
    "kind.identity": Message("Who reported"),
    "kind.note": Message("Note"),
    "kind.reason": Message("Reason"),
    "kind.summary": Message("Summary"),
    "kind.selected": Message("Handed on"),
    "kind.assignment": Message("Assignment"),
    "kind.plan": Message("Plan"),
    "kind.fact": Message("Facts"),
    "kind.hearing": Message("Hearing"),
    "kind.draft": Message("Draft"),
    "kind.reply": Message("Reply"),
    "kind.final_report": Message("Report of the investigation"),
    "kind.allegation": Message("Allegation"),
    "kind.feedback": Message("Feedback"),
    "kind.detriment": Message("What hurts the reporter"),
    "kind.check_in": Message("Aftercare"),
    "kind.nature": Message("Nature"),
    "kind.severity": Message("Severity"),
    "kind.circumstances": Message("Circumstances"),
    "kind.measure": Message("Measure"),
    "kind.intake_record": Message("What a manager was told"),
    "kind.correction": Message("A correction"),
    "kind.key_vouched": Message("The key of the person concerned, compared aloud"),
    "channel.manager": Message("put in by a manager: nobody reads the messages to the reporter"),
    "allegation": Message("Allegation"),
    "told.on": Message("The person concerned was told on"),
    "told.not": Message(
        "The person concerned was not told yet. Tell this person as soon as the investigation bears it."
    ),
    "known.since": Message("Who decides knows since"),
    "known.not": Message("Nobody wrote down since when who decides knows."),
    "clock.last": Message("last day by law:"),
    "clock.late": Message("Too late. The reporter gets a signed statement, and can go outside."),
    "register.type": Message("Type"),
    "register.outcome": Message("Outcome"),
    "register.source": Message("Where it came from"),
    "register.investigator": Message("Who investigated"),
    "register.police": Message("Police"),
    "register.external": Message("Authority outside"),
    "register.open": Message("still to be filled in"),
    "code.source.employee": Message("An employee"),
    "code.source.external": Message("Somebody outside"),
    "code.source.manager": Message("A manager"),
    "code.source.control": Message("A check or audit"),
    "code.source.anonymous": Message("Somebody unknown"),
    "code.investigator.internal": Message("Somebody inside"),
    "code.investigator.external": Message("Somebody outside"),
    "code.police.considered": Message("a report is weighed"),
    "code.police.made": Message("a report was made"),
    "code.police.not_made": Message("no report was made"),
    "since": Message("since"),
    "until.day": Message("until"),
    "free.on": Message("said to be free on"),
    "somebody": Message("somebody whose key ended"),
    "deed.identity": Message("See who reported:"),
    "deed.export": Message("An export of this case."),
    "deed.export_out": Message("An export for somebody outside:"),
    "deed.destroy": Message("Destroy this case for good."),
    "asked.by": Message("Asked by"),
    "ground": Message("Ground:"),
    "agreed.both": Message("Two people agreed."),
    "export.until": Message("Destroyed or back before"),
    "export.back": Message("Back or destroyed on"),
    "export.mark": Message("Export of a sealed case. It may not be passed on. Made by"),
    "export.for": Message("Only for"),
    "export.page": Message("page"),
    "outside.figures": Message("Figures of the key:"),
    "outside.unread": Message("a person whose name stands in a part that you do not read"),
    "error.recipient": Message(
        "This is not a whole age key. It begins with age1. Let the person send it again."
    ),
    "error.rang": Message(
        "Ring this person first, on a number that you know already. Let them read the figures to you, and tick that you did."
    ),
    "error.alone": Message("An export for somebody outside is sealed for that one person only."),
    "error.until": Message("Two people agreed to an earlier day. Choose that day or one before it."),
    "choose": Message("Choose"),
    "save": Message("Keep"),
    "done": Message("Done. The page shows how the case stands now."),
    "destroyed": Message(
        "The case is destroyed. The line without names stays, and this proof. Keep it with the papers of the archive:"
    ),
    "talk.ended": Message("ended"),
    "error.step": Message("The text that goes with this step is missing. Write it, and try again."),
    "error.choose": Message("Something is not chosen or filled in yet. Look at the fields of this step."),
    "error.nobody": Message("Nobody was found by that name. Type the beginning of a first or last name."),
    "error.compare": Message("Compare the figures with the owner first, and tick that you did."),
    "error.nokey": Message(
        "This person has no key on the own page yet, or may not be let in. Then hand everything over on paper."
    ),
    "error.pair": Message("Two people have to agree to an export first."),
    "error.export": Message("This file does not open with your keys."),
}
# Events of the log that no table of steps names.
_EVENTS: Final[Mapping[str, Message]] = {
    "received": Message("The report came in"),
    "opened": Message("Opened the case"),
    "reporter_wrote": Message("The reporter wrote"),
    "piece_added": Message("Wrote something"),
    "note_kept": Message("Kept a note"),
    "part_opened": Message("Began a part with a key of its own"),
    "key_renewed": Message("Made new keys"),
    "key_given": Message("Gave somebody a key"),
    "triaged": Message("Chose the kind of case"),
    "declared_free": Message("Said to be free to handle it"),
    "reader_added": Message("Brought in a reader"),
    "reader_removed": Message("Took away a reader"),
    "stepped_aside": Message("Stepped aside"),
    "person_excluded": Message("Ruled somebody out"),
    "accused_told": Message("The person concerned was told"),
    "concerned_joined": Message("Let the person concerned read and answer"),
    "concerned_given": Message("Gave the person concerned something to read"),
    "concerned_wrote": Message("The person concerned wrote"),
    "intake_kept": Message("Put in what was told"),
    "finding_recorded": Message("Recorded a finding"),
    "register_filled": Message("Filled in the register"),
    "decision_maker_knew": Message("Wrote down since when who decides knows"),
    "checked_in": Message("Asked the reporter how things are"),
    "identity_revealed": Message("The reporter showed who it is"),
    "identity_asked": Message("Asked to see who reported"),
    "identity_agreed": Message("Agreed to show who reported"),
    "export_asked": Message("Asked for an export"),
    "export_agreed": Message("Agreed to an export"),
    "exported": Message("Made an export"),
    "export_out_asked": Message("Asked for an export to somebody outside"),
    "export_out_agreed": Message("Agreed to an export to somebody outside"),
    "exported_out": Message("Made an export for somebody outside"),
    "export_back": Message("An export came back or was destroyed"),
    "destroy_asked": Message("Asked to destroy the case"),
    "destroy_agreed": Message("Agreed to destroy the case"),
    "receipt_missed": Message("The receipt was not confirmed in time"),
    "feedback_missed": Message("Feedback was not given in time"),
    "key_moved": Message("Moved to a new key"),
    "paper_asked": Message("Asked to open the case with the key on paper"),
    "paper_agreed": Message("Agreed to open the case with the key on paper"),
    "paper_used": Message("Opened the case with the key on paper"),
    "paper_dropped": Message("Took back the question to use the key on paper"),
}
_LISTS: Final[Mapping[str, str]] = {
    "findings": "findings",
    "legal_grounds": "legal_grounds",
    "type": "types",
    "outcome": "outcomes",
    "external": "authorities",
    "subjects": "subjects",
    "outside": "outside",
}


def handler_words() -> dict[str, Message]:
    """Return every word of the page by its name, but for those of the code lists."""
    steps = {f"event.{step.event}": step.label for step in STEPS}
    sides = {f"event.{step.event}": step.label for step in SIDE_STEPS}
    records = {f"event.{record.event}": record.label for record in RECORDS}
    paths = {"investigation": INVESTIGATION, "complaint": COMPLAINT}
    inner = {f"event.{path}_{step.name}": step.label for path, found in paths.items() for step in found}
    events = {f"event.{name}": words for name, words in _EVENTS.items()}
    return {**steps, **sides, **records, **inner, **events, **WORDS}


def code_words(language: str) -> Iterator[tuple[str, str]]:
    """Yield the words of the code lists in a language, by the name that the script asks for."""
    for name, source in _LISTS.items():
        for slug, code in code_list(source).items():
            yield f"code.{name}.{slug}", name_of(code, language)
