"""Grows a demo database to the size of ten busy years, by writing rows as the commands would have left them."""
