"""Means of the work (M-1..M-20): what somebody has on loan, and what a team agreed on about private use."""
