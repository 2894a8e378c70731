"""Contacts with interest groups (L-1..L-5): part of the work, noted so that others can see who was heard."""
