"""Tests of what the archive gives to other programs."""
