"""Fixity: that a copy of the site is what was published, whose it is, and how to have the archive back."""
