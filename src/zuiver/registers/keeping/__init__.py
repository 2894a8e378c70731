"""How long entries are kept, what holds them, how they are destroyed, and what a person gets to see of them."""
