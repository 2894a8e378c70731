"""The pages about questions that are put to a person, their answers, and the examples that come of them."""
