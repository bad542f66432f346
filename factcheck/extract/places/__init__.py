"""Where: phrases that name a place."""
