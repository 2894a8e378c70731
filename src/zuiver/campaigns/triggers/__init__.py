"""A change in somebody's work asks again for what it touches, and only that: a small request to that person, once."""
