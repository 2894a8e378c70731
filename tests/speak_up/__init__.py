"""Speaking up: the sealed room, tried with real keys."""
