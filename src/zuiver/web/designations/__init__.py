"""Pages about designated functions: the list, its history, what is missing, and the letter."""
