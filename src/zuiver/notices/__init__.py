"""The outbox: every message is a row with a key, so that it goes out once, is retried, and is seen when it fails."""
