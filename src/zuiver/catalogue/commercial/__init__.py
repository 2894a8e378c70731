"""Taking part in commercial activities (C-1..C-10): all that is special to it."""
