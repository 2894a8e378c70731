"""Measures: a condition is a task with an owner, a day, proof, a check and a second look."""
