"""Every change of what is kept. Each command checks permission and policy, and writes its audit events in its transaction."""

from zuiver.registers.keeping.commands.deciding import destruction_approve, destruction_refuse
from zuiver.registers.keeping.commands.drafting import rule_approve, rule_draft, rules_draft_demo
from zuiver.registers.keeping.commands.executing import destruction_execute
from zuiver.registers.keeping.commands.holding import hold_lift, hold_set
from zuiver.registers.keeping.commands.packing import (
    pack_ask,
    pack_check,
    pack_hand_out,
    pack_mask,
    pack_open,
    pack_send_back,
)
from zuiver.registers.keeping.commands.proposing import destruction_propose
from zuiver.registers.keeping.commands.replaying import destroyed_list, destructions_replay

__all__ = [
    "destroyed_list",
    "destruction_approve",
    "destruction_execute",
    "destruction_propose",
    "destruction_refuse",
    "destructions_replay",
    "hold_lift",
    "hold_set",
    "pack_ask",
    "pack_check",
    "pack_hand_out",
    "pack_mask",
    "pack_open",
    "pack_send_back",
    "rule_approve",
    "rule_draft",
    "rules_draft_demo",
]
