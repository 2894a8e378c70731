"""What may be read, by whom: every query takes who asks, and answers as if what is not for them were not there."""
