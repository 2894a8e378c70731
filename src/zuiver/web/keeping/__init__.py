"""Pages about how long things are kept: the table, holds, destruction, what is deleted when, and access packs."""
