"""Organisations, units, functions, assignments, deputies and roles: who someone is and who decides for whom."""
