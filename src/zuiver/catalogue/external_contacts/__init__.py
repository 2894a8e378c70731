"""Contacts with members of the assembly (X-7..X-12): facts given, views refused, the portfolio holder informed."""
