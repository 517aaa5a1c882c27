"""The index of all words: what the search page reads, written as scripts. docs/search.md has the format."""
