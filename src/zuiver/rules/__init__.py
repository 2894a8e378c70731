"""Rules of a code as dated data: load, check, evaluate one case or a million, explain, ask the next question."""
