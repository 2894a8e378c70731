"""Data leaks (DL-1..DL-5): reported at once to the desk, with nobody in between and nobody blamed."""
