"""Fixity: that a copy of the site is what was published, whose it is, and how the archive is had back from it."""
