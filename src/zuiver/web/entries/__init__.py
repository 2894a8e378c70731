"""Pages about entries: record, my things, the desk of the manager, the register, the hand-in desk."""
