"""Zuiver makes a public employer's code of conduct work in daily practice."""
