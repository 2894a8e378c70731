"""SQLite as Django knows it, with writers that wait in a queue; Django finds it under this name."""
