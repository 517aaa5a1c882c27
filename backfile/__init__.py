"""Backfile: from captured news articles to a permanent, searchable, verifiable static archive."""

__version__ = "0.1.0"
