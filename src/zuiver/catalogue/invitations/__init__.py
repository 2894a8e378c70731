"""Invitations, excursions and events (U-1..U-11), and trips out of other registers: all that is special to them."""
