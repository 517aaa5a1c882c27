"""Words, on both sides of the search."""
