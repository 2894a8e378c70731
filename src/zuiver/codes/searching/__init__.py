"""Full-text search in a code: Dutch word stems, compounds and synonyms; the same answer on every database. No Django."""
