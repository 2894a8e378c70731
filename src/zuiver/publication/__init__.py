"""What citizens may see of the registers: previewed, published, changed and withdrawn. Stands above the registers (ADR 0013)."""
