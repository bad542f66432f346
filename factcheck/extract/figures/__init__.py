"""How many: numerals, and figures with their hedges, ranges and units."""
