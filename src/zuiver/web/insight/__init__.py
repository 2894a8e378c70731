"""Pages with figures about what was recorded."""
