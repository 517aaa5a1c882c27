"""The browser's scripts, under node."""
