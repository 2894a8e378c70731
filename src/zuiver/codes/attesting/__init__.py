"""Confirming to have read an edition: who is asked, about which changes, who is reminded, and how many did."""
