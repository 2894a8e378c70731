"""Files of other registers: whose each line is, which line it was before, and what became of it. Knows no register."""
