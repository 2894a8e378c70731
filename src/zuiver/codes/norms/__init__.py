"""The norms of a code: what each asks in our own words, whom it binds, and where in the code it stands. No Django."""
