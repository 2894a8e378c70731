"""All that other rooms need of valuations, in one place."""

from zuiver.kernel.valuation_model import KINDS, Kind, Part, Valuation
from zuiver.kernel.valuation_reading import read_valuation

__all__ = ["KINDS", "Kind", "Part", "Valuation", "read_valuation"]
