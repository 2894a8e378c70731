"""What the registers tell together: queries over all that was recorded, with small numbers kept back."""
