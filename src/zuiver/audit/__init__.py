"""Append-only, hash-chained events: the account of everything that was done."""
