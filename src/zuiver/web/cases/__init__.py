"""The doors of the sealed room: one for reporters without cookie or account, one for who holds a key, and their pages."""
