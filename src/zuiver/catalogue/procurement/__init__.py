"""Recusal in procurement (I-12..I-14): a tie is reported beforehand, and somebody else handles the procedure."""
