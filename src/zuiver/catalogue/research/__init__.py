"""Roles in independent research (O-1..O-6): agreed beforehand, and kept to."""
