"""The pages about entries."""
