"""Snowball 3.0.1 (https://snowballstem.org), as its compiler wrote it in Python: English and Russian.

Taken unchanged from the package snowballstemmer 3.0.1; COPYING is its licence (BSD, three clauses). The same
version stands in static/search/snowball for the browser: docs/decisions/0023-words.md says why both are here.
"""
