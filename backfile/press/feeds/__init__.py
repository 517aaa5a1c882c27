"""Feeds in both formats: their entries and their documents."""
