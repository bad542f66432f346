"""Relations that the prose itself states between its figures."""
