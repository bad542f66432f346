"""What a figure counts, what is said to have been done, by whom, where and when, as far as its own sentence says."""
