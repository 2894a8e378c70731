"""The talk before anything is recorded: questions put to a person, their answers, and stripped examples for all."""
