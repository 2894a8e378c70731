"""The code of conduct on screen: its text with the norms and rules beside it, editions, confirming, and counts."""
