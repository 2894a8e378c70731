"""Speaking up: sealed reports, talks with a confidant, and how they are handled by people who hold a key."""
