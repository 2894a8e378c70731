"""Measures the sealed room: many clients at its doors, a server that is killed, equal answers."""
