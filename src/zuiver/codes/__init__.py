"""The code of conduct as data: editions, their passages, the norms that stand on them, and search."""
