"""Vulnerable functions: which are designated, since when and why, and which should perhaps be (F-3, E-6)."""
