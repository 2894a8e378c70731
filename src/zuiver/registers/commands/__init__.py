"""The one door for every write: permission, policy, change, version, audit and notice in one transaction.

Commands raise `NotFound` (absent and forbidden are never told apart), `Refusal` and `InvalidData`.
"""

from zuiver.registers.commands.acting import entry_act
from zuiver.registers.commands.asking_others import others_ask
from zuiver.registers.commands.correcting import entry_correct
from zuiver.registers.commands.drafting import draft_discard, draft_save
from zuiver.registers.commands.exporting import export_record
from zuiver.registers.commands.handing_in import hand_in_destination, hand_in_receive
from zuiver.registers.commands.importing import Imported, SourceLine, entry_import
from zuiver.registers.commands.looking_again import entries_look_again, entry_reassess
from zuiver.registers.commands.opening import entry_open
from zuiver.registers.commands.photographing import photo_add
from zuiver.registers.commands.rerouting import entries_reroute, entries_reroute_after_change
from zuiver.registers.commands.submitting import entry_submit
from zuiver.registers.commands.writing import message_add

__all__ = [
    "Imported",
    "SourceLine",
    "draft_discard",
    "draft_save",
    "entries_look_again",
    "entries_reroute",
    "entries_reroute_after_change",
    "entry_act",
    "entry_correct",
    "entry_import",
    "entry_open",
    "entry_reassess",
    "entry_submit",
    "export_record",
    "hand_in_destination",
    "hand_in_receive",
    "message_add",
    "others_ask",
    "photo_add",
]
