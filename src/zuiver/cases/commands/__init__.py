"""The one door for every write: who may, whether the case allows it, the change and its line in the log, in one transaction.

What is not for somebody is answered exactly as what is not there. Commands raise `NotFound`, `Refusal`, `InvalidData` and
`NotSealedRight`; the text of what is sealed never appears in any of them.
"""

from zuiver.cases.commands.acting import case_act, case_inner, case_triage
from zuiver.cases.commands.box import box_answer, identity_reveal, report_withdraw
from zuiver.cases.commands.compartments import box_compartment_open, compartment_open, reader_key_add
from zuiver.cases.commands.consulting import consult_answer, consult_end, consult_start, consult_write
from zuiver.cases.commands.destroying import case_destroy, destroyed_list, destructions_replay
from zuiver.cases.commands.directory import directory_append
from zuiver.cases.commands.extra_review import needs_extra_look, watch_over
from zuiver.cases.commands.finding import (
    check_in_done,
    decision_maker_knew,
    finding_record,
    register_fill,
)
from zuiver.cases.commands.keys import (
    key_approve,
    key_blob_store,
    key_draft,
    key_end,
    key_propose,
    share_give,
    shares_ask,
    shares_store,
)
from zuiver.cases.commands.reading import (
    accused_told,
    declare_free,
    person_exclude,
    reader_add,
    reader_remove,
    recuse,
)
from zuiver.cases.commands.recording import case_record
from zuiver.cases.commands.reporting import Receipt, report_submit
from zuiver.cases.commands.together import export_back, export_record, together_agree, together_ask
from zuiver.cases.commands.uploading import (
    slice_store,
    slice_store_by,
    slices_there,
    slices_there_for,
)
from zuiver.cases.commands.writing import case_opened, file_opened, pieces_add

__all__ = [
    "Receipt",
    "accused_told",
    "box_answer",
    "box_compartment_open",
    "case_act",
    "case_destroy",
    "case_inner",
    "case_opened",
    "case_record",
    "case_triage",
    "check_in_done",
    "compartment_open",
    "consult_answer",
    "consult_end",
    "consult_start",
    "consult_write",
    "decision_maker_knew",
    "declare_free",
    "destroyed_list",
    "destructions_replay",
    "directory_append",
    "export_back",
    "export_record",
    "file_opened",
    "finding_record",
    "identity_reveal",
    "key_approve",
    "key_blob_store",
    "key_draft",
    "key_end",
    "key_propose",
    "needs_extra_look",
    "person_exclude",
    "pieces_add",
    "reader_add",
    "reader_key_add",
    "reader_remove",
    "recuse",
    "register_fill",
    "report_submit",
    "report_withdraw",
    "share_give",
    "shares_ask",
    "shares_store",
    "slice_store",
    "slice_store_by",
    "slices_there",
    "slices_there_for",
    "together_agree",
    "together_ask",
    "watch_over",
]
