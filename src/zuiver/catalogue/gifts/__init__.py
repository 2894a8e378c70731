"""Gifts, services and other advantages (G-1..G-25): all that is special to them."""
