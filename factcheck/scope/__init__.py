"""What claims are about: the lattices of places, periods, measures and actors."""
