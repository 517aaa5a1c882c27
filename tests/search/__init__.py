"""The index of all words."""
