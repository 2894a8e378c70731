"""Campaigns: asking people to confirm what they declared, a group at once or one person after a change."""
