"""What a figure leans on: other figures, events told before, and the slots that the context lends."""
