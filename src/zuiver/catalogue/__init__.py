"""Declarations only, one folder per theme: rules per date, questions and, where the theme has a register, its fields."""
