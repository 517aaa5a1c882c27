"""Tests of the documents: they say what the code does."""
