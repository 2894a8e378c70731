"""Pages about measures: what was agreed, by when, and whether it works."""
