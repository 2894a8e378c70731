"""Private relations (PR-1..PR-11): only the risk counts. What was agreed and when to look again is kept, nothing else."""
