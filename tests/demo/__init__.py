"""Tests of the demo province and of what grows it."""
