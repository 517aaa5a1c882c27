"""The index of all words: what the search page reads, written as scripts. See docs/search.md for the format."""
