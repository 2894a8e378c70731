"""The life of a case as tables without Django: states, steps, side states, and the two paths inside a case."""

from zuiver.cases.lifecycle.inner import COMPLAINT, INNER_PATHS, INVESTIGATION, InnerStep, inner_step
from zuiver.cases.lifecycle.records import RECORDS, Record, record_of
from zuiver.cases.lifecycle.sides import SIDE_STEPS, SideStep, side_step
from zuiver.cases.lifecycle.table import STATES, STEPS, Step, diagram, step_of, steps_from
from zuiver.cases.lifecycle.words import (
    OWN_PAGE,
    Channel,
    Compartment,
    Effect,
    Family,
    ItemKind,
    Role,
    Side,
    State,
)

__all__ = [
    "COMPLAINT",
    "INNER_PATHS",
    "INVESTIGATION",
    "OWN_PAGE",
    "RECORDS",
    "SIDE_STEPS",
    "STATES",
    "STEPS",
    "Channel",
    "Compartment",
    "Effect",
    "Family",
    "InnerStep",
    "ItemKind",
    "Record",
    "Role",
    "Side",
    "SideStep",
    "State",
    "Step",
    "diagram",
    "inner_step",
    "record_of",
    "side_step",
    "step_of",
    "steps_from",
]
